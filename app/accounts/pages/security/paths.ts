/** Addresses of the pages that protect an account; apart, so that each page can lead to the others. */
export const securityPath = '/compte/securite'
export const proofPath = `${securityPath}/preuve`
export const passkeysPath = `${securityPath}/cles`
export const passwordPath = `${securityPath}/mot-de-passe`
export const addressPath = `${securityPath}/adresse`
export const codesPath = `${securityPath}/codes-de-secours`
