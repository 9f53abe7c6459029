// Where the OpenID provider sends the browser back, outside of the viewer's own page: in the tab that left for it, in a
// window for unlocking, or in a frame. It passes the answer on and keeps nothing. The keys are those of
// src/session/sign-in/kept-in-tab.ts.
;(() => {
  const answer = location.search
  history.replaceState(null, '', location.pathname)
  const place = window.top === window ? takenPlace() : null
  if (place === null) {
    new BroadcastChannel('renkei-viewer.answer').postMessage(answer)
    if (window.top === window) leaveWindow()
    return
  }
  sessionStorage.setItem('renkei-viewer.answer', answer)
  // With the origin before it no path leads to another site.
  location.replace(location.origin + place)

  /** The path to return to, of this very site; null in a window, and where nobody left. */
  function takenPlace() {
    const path = sessionStorage.getItem('renkei-viewer.place')
    sessionStorage.removeItem('renkei-viewer.place')
    const base = new URL('.', location.href).pathname
    return path?.startsWith(base) ? path : null
  }

  /** A window closes itself; a tab in which an old address was opened again goes on to the viewer. */
  function leaveWindow() {
    window.close()
    setTimeout(() => location.replace('./'), 500)
  }
})()
