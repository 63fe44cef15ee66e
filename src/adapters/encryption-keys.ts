import { GuestlistError } from "../errors.ts";

const keyBytes = 32;

/**
 * The keys of the setting `ENCRYPTION_KEY`, the newest first: it seals, and all of them open. So a key can be replaced while texts that an
 * older one has sealed are still in use.
 * @param setting keys of 32 bytes as base64, separated by commas
 * @throws GuestlistError `config-invalid` for a key of another length
 */
export function encryptionKeys(setting: string): readonly [newest: Buffer, ...older: Buffer[]] {
  const [newest = "", ...older] = setting.split(",");
  return [decodeKey(newest), ...older.map(decodeKey)];
}

function decodeKey(text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length === keyBytes) return key;
  throw new GuestlistError("config-invalid", `the encryption key has ${key.length} bytes: it takes ${keyBytes} bytes as base64`);
}
