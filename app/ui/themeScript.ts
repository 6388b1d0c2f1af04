/** Key of the reader's choice in the browser's storage: `light`, `dark`, or nothing for automatic. */
export const themeStorageKey = 'openmap-theme'

/**
 * Runs before the first paint, else a reader who chose the dark theme would get a white flash.
 * Storage can be refused by the browser: the page then simply follows the system.
 */
export const themeScript = `try{var t=localStorage.getItem('${themeStorageKey}');if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch(e){}`

/** Source expression for `script-src`, without the quotes: checked against `themeScript` by a test. */
export const themeScriptHash = 'sha256-AsvxxjWcTzowglLrtgKL/+xByZBkjov9leEe6WDIJRk='
