/** A key for redeem links, of the size that the store needs: 32 bytes as base64. */
export const encryptionKey = Buffer.alloc(32, "k").toString("base64");
/** Another key; it can't decrypt what the first has encrypted. */
export const otherEncryptionKey = Buffer.alloc(32, "o").toString("base64");
