// Runs before everything else, in words that a browser of ten years ago understands: where the viewer cannot work, it says
// so instead of staying blank. The browsers that can are those of the build target (README, "Browsers").
;(() => {
  var missing =
    typeof Promise === 'undefined' ||
    typeof Promise.withResolvers !== 'function' ||
    typeof Object.groupBy !== 'function' ||
    typeof Set.prototype.union !== 'function' ||
    typeof CSS === 'undefined' ||
    !CSS.supports('selector(:has(a))')
  if (!missing) return
  document.documentElement.setAttribute('data-unsupported', '')
  document.addEventListener('DOMContentLoaded', () => {
    var page = document.createElement('div')
    page.setAttribute('role', 'alert')
    page.style.cssText = 'max-width:640px;margin:48px auto;padding:0 24px;font-family:sans-serif;line-height:1.7'
    var lines = [
      ['h1', 'このブラウザでは連携ビューアを表示できません'],
      [
        'p',
        'Chrome・Edge 126 以降、Firefox 128 以降、Safari 17.4 以降で開いてください。分からない場合は施設の情報担当者に連絡してください。',
      ],
      ['p', 'Renkei Viewer needs Chrome or Edge 126, Firefox 128, Safari 17.4 or newer. Please ask those who run it.'],
    ]
    for (i = 0; i < lines.length; i += 1) {
      line = document.createElement(lines[i][0])
      line.appendChild(document.createTextNode(lines[i][1]))
      page.appendChild(line)
    }
    document.body.insertBefore(page, document.body.firstChild)
  })
})()
