export interface SignInForm {
  readonly user: string
  readonly password: string
  /** Empty without a second factor. */
  readonly code: string
  /** Present when the button 取消 was pressed. */
  readonly cancel: string | undefined
}

/** The provider's own page: user id, password, and a one-time code that may be left out. */
export function signInPage({ user, problem }: { readonly user: string; readonly problem: string | undefined }): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>見本認証サーバ</title>
<h1>見本認証サーバ</h1>
${problem === undefined ? '' : `<p role="alert">${escaped(problem)}</p>`}
<form method="post">
  <p><label>ユーザーID <input name="user" autocomplete="off" value="${escaped(user)}"></label>
  <p><label>パスワード <input name="password" type="password" autocomplete="off"></label>
  <p><label>ワンタイムコード <input name="code" autocomplete="off"></label>
  <p><button>サインイン</button> <button name="cancel" value="1">取消</button>
</form>
</html>`
}

export function errorPage(problem: string): string {
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>見本認証サーバ</title>
<p role="alert">${escaped(problem)}</p>
</html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
