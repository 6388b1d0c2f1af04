const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** Enters the demonstration as the mission, which organises every day; the cookie of the session. */
export const enterAsMission = async (url: string): Promise<string> => {
  const page = await fetch(`${url}/connexion`)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const entered = await fetch(`${url}/connexion/demonstration`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _csrf: csrf, compte: 'mission' }),
    headers: { cookie: cookieOf(page) },
  })
  return cookieOf(entered)
}
