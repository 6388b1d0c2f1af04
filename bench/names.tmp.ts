import { enterAs, startBrowser, startSite } from '../test/support/browser.ts'
const site = await startSite(); const b = await startBrowser(); const page = await (await b.newContext()).newPage()
await page.goto(site.url+'/connexion')
console.log(await page.getByRole('button').allTextContents())
await enterAs(page, site.url, 'mission')
for (const p of process.argv.slice(2)) {
  await page.goto(site.url + p)
  console.log(p, JSON.stringify({h: await page.getByRole('heading').allTextContents(), links: await page.locator('nav a, main a').allTextContents(), buttons: await page.locator('main button').allTextContents(), labels: await page.locator('main label').allTextContents(), sums: await page.locator('main summary').allTextContents()}).slice(0, 3000))
}
await b.close(); await site.stop()
