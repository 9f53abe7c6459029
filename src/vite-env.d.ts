/// <reference types="vite/client" />

/** True in the demo and in development, where the sample network answers; false in a production build. */
declare const __DEMO__: boolean
