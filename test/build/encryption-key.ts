/** A key for redeem links, of the size that the store takes: 32 bytes as base64. */
export const encryptionKey = Buffer.alloc(32, "k").toString("base64");
/** Another one, that opens nothing which the first has sealed. */
export const otherEncryptionKey = Buffer.alloc(32, "o").toString("base64");
