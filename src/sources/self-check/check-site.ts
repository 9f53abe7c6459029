import { type Finding, note, right, wrong } from './finding.ts'
import { clockFinding, isTrustworthy, type Prober } from './prober.ts'

/**
 * The site itself: secure, sending the policy, keeping nothing, giving a file that is missing as missing, and letting its
 * sign-in page stand in a frame of its own. `address` is that of config.json, beside index.html.
 */
export async function checkSite(
  prober: Prober,
  address: URL,
  isSignInConfigured: boolean,
): Promise<readonly Finding[]> {
  const [config, page, missing, silent] = await Promise.all([
    prober.plain(address, 'application/json'),
    prober.plain(new URL('./', address), 'text/html'),
    prober.plain(new URL('assets/none.js', address), '*/*'),
    prober.plain(new URL('silent.html', address), 'text/html'),
  ])
  for (const probed of [config, page, missing, silent]) if (probed.kind === 'failed') return [probed.finding]
  const findings: Finding[] = []
  if (!isTrustworthy(address)) findings.push(wrong('not-secure'))
  if (!isSignInConfigured) findings.push(wrong('no-sign-in'))
  if (!policyOf(page).includes("frame-ancestors 'none'")) findings.push(wrong('no-policy'))
  if (!headerOf(config, 'cache-control').includes('no-store')) findings.push(note('config-kept'))
  if (missing.kind === 'answer' && missing.status !== 404) findings.push(wrong('page-for-file'))
  if (!policyOf(silent).includes("frame-ancestors 'self'")) findings.push(wrong('frame-refused'))
  if (findings.length === 0) findings.push(right('headers-right'))
  return config.kind === 'answer' ? [...findings, clockFinding(config)] : findings
}

function policyOf(probed: Awaited<ReturnType<Prober['plain']>>): string {
  return headerOf(probed, 'content-security-policy')
}

function headerOf(probed: Awaited<ReturnType<Prober['plain']>>, name: string): string {
  return probed.kind === 'answer' ? (probed.headers.get(name) ?? '') : ''
}
