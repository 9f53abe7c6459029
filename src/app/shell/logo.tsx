/** Records of several hospitals joined at one place. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--key)"
      strokeWidth="2.2"
      aria-hidden="true"
    >
      <path d="M7.4 13.1 16.7 6.8M7.9 15.2l8.2 1.4" />
      <circle cx="5" cy="14.6" r="2.8" />
      <circle cx="18.8" cy="5.4" r="2.8" />
      <circle cx="18.8" cy="17.2" r="2.8" />
    </svg>
  )
}
