/** Small files as other institutions send them: harmless in content, of kinds that a viewer must handle with care. */

export const RECEIVED_HTML = `<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>通所リハビリ報告</title>
<style>body { color: navy; }</style></head>
<body style="background: #ffe">
<h1>通所リハビリテーション報告</h1>
<p>2026年11月の利用は 6 回でした。<a href="https://daycare.example/report">詳しくはこちら</a></p>
<table><tr><th>項目</th><th>結果</th></tr><tr><td>6分間歩行</td><td>310 m</td></tr><tr><td>握力</td><td>24.5 kg</td></tr></table>
<img src="https://daycare.example/logo.png" alt="施設の印">
<script>document.title = 'x'</script>
</body></html>
`

export const RECEIVED_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120" width="400" height="240" onload="top.hacked = true">
<script>top.hacked = true</script>
<rect width="200" height="120" fill="#f4f4f4"/>
<ellipse cx="100" cy="60" rx="46" ry="30" fill="#e0b4b4" stroke="#a05050"/>
<text x="60" y="112" font-size="12">仙骨部 3.0 × 2.0 cm</text>
</svg>
`

/** 8 × 8 pixels, grey. */
export const RECEIVED_GIF = Uint8Array.from(
  atob('R0lGODlhCAAIAIAAAJmZmf///yH5BAAAAAAALAAAAAAIAAgAAAIHhI+py+1dAAA7'),
  (character) => character.charCodeAt(0),
)

export const RECEIVED_RTF = '{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 MS Mincho;}}\\f0\\fs24 Referral letter\\par}'
