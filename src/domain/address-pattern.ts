const atSign = String.raw`@&\uff20\uff06`;
const dot = String.raw`.&%\u3002\uff61\uff0e\uff06\uff05`;

/**
 * A regular expression with which a client checks an address while it is typed, for the whole text (phones compare it so). It refuses only
 * what surely is no address (`dana`, `dana@`, `dana@fabrikam`), and nothing that `readEmail` accepts, which also reads full-width
 * characters, HTML's character references (`&commat;`), encoded links (`mailto:dana@fabrikam%2Ecom`) and a name beside the address.
 */
export const addressPattern = `^[^${atSign}]*[${atSign}][\\s\\S]*[${dot}][\\s\\S]+$`;
