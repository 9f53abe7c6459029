/**
 * The one Content-Security-Policy of the product (DESIGN.md §8.17). A production server sends it as a header; only the
 * demo, whose host is any static host, carries it as a `<meta>`.
 */

/** Of the one `<style>` that react-aria-components 1.22.1 inserts; changes with that library's text. */
const REACT_ARIA_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

/**
 * @param {{ connectSources?: readonly string[], identityProviders?: readonly string[], delivery: 'header' | 'meta' }} options
 *   Origins of the FHIR and DICOMweb servers, origins of the identity providers, and how the policy is sent.
 * @returns {string}
 */
export function contentSecurityPolicy({ connectSources = [], identityProviders = [], delivery }) {
  const directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'", "'wasm-unsafe-eval'"],
    ['style-src', "'self'", REACT_ARIA_STYLE],
    ['style-src-attr', "'none'"],
    ['img-src', "'self'", 'blob:', 'data:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...connectSources],
    ['worker-src', "'self'"],
    ['frame-src', "'self'", ...identityProviders],
    ['manifest-src', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'", ...identityProviders],
    // A <meta> cannot say it, and browsers report the attempt as an error.
    ...(delivery === 'header' ? [['frame-ancestors', "'none'"]] : []),
    ['require-trusted-types-for', "'script'"],
    ['trusted-types', 'default', 'dompurify'],
  ]
  return directives.map((words) => words.join(' ')).join('; ')
}
