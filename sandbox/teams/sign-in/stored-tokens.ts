/** A person's token for the app's own API, in the token service. */
export interface StoredToken {
  readonly token: string;
  /** ISO time. */
  readonly expiration: string;
}

/** The person, connection and channel of a token. */
export interface TokenKey {
  readonly userId: string;
  readonly connectionName: string;
  readonly channelId: string;
}

/** The tokens that the Bot Framework token service keeps for people, until they expire or the person signs out. */
export class StoredTokens {
  readonly #tokens = new Map<string, StoredToken>();

  find(key: TokenKey): StoredToken | undefined {
    const stored = this.#tokens.get(nameOf(key));
    return stored && Date.parse(stored.expiration) > Date.now() ? stored : undefined;
  }

  keep(key: TokenKey, stored: StoredToken): void {
    this.#tokens.set(nameOf(key), stored);
  }

  forget(key: TokenKey): void {
    this.#tokens.delete(nameOf(key));
  }

  clear(): void {
    this.#tokens.clear();
  }
}

function nameOf({ userId, connectionName, channelId }: TokenKey): string {
  return [userId, connectionName, channelId].join("|");
}
