/** How many cases a property test tries: 2,000 in `npm test`, 200,000 in `npm run test:long`. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 2000)

/** Generous, because many tests share few cores; a case that hangs still ends the test. */
export const FUZZ_TIMEOUT_MS = 20_000 + 10 * FUZZ_RUNS
