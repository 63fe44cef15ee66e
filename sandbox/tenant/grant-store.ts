import { randomBytes, randomInt } from "node:crypto";

const CODE_LIFE_MS = 10 * 60 * 1000;
const DEVICE_LIFE_MS = 15 * 60 * 1000;
/** Letters that are easy to read aloud: no vowels, and none that looks like another character. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

/** A person's sign-in at `/authorize`, until the program redeems the code. */
export interface AuthorizationCode {
  /** The program that it was issued to. */
  readonly clientId: string;
  readonly personId: string;
  readonly scope: string;
  readonly redirectUri: string;
  /** The PKCE challenge; null without one. */
  readonly challenge: { readonly method: "S256" | "plain"; readonly value: string } | null;
  readonly nonce: string | null;
}

export interface RefreshToken {
  readonly clientId: string;
  /** Whether the program got it without a proof of who it is. */
  readonly isPublic: boolean;
  readonly personId: string;
  readonly scope: string;
}

export interface DeviceSignIn {
  readonly clientId: string;
  readonly userCode: string;
  readonly scope: string;
  readonly until: number;
  /** The person who signed in; null: nobody yet. */
  personId: string | null;
  isDeclined: boolean;
}

/** The state that Entra keeps between the calls of a sign-in. Real time, never directory time. */
export class GrantStore {
  readonly #codes = new Map<string, AuthorizationCode & { readonly until: number }>();
  readonly #refreshTokens = new Map<string, RefreshToken>();
  readonly #devices = new Map<string, DeviceSignIn>();
  /** The people who have signed in with a second factor. */
  readonly withSecondFactor = new Set<string>();

  addCode(code: AuthorizationCode): string {
    const text = `0.${randomBytes(48).toString("base64url")}`;
    this.#codes.set(text, { ...code, until: Date.now() + CODE_LIFE_MS });
    return text;
  }

  /** E101: A code works once, for ten minutes. */
  takeCode(text: string): AuthorizationCode | undefined {
    const code = this.#codes.get(text);
    this.#codes.delete(text);
    return code && code.until > Date.now() ? code : undefined;
  }

  addRefreshToken(refreshToken: RefreshToken): string {
    const token = `1.${randomBytes(64).toString("base64url")}`;
    this.#refreshTokens.set(token, refreshToken);
    return token;
  }

  findRefreshToken(token: string): RefreshToken | undefined {
    return this.#refreshTokens.get(token);
  }

  /** @returns the program's code; the code for the person is in the sign-in. */
  addDevice(clientId: string, scope: string): { readonly deviceCode: string; readonly device: DeviceSignIn } {
    const deviceCode = randomBytes(48).toString("base64url");
    const userCode = Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    const device: DeviceSignIn = { clientId, userCode, scope, until: Date.now() + DEVICE_LIFE_MS, personId: null, isDeclined: false };
    this.#devices.set(deviceCode, device);
    return { deviceCode, device };
  }

  findDevice(deviceCode: string): DeviceSignIn | undefined {
    return this.#devices.get(deviceCode);
  }

  findDeviceByUserCode(userCode: string): DeviceSignIn | undefined {
    const wanted = userCode.trim().toUpperCase();
    return [...this.#devices.values()].find((device) => device.userCode === wanted && device.until > Date.now());
  }

  forgetDevice(deviceCode: string): void {
    this.#devices.delete(deviceCode);
  }

  clear(): void {
    for (const part of [this.#codes, this.#refreshTokens, this.#devices, this.withSecondFactor]) part.clear();
  }
}
