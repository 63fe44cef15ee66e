import assert from "node:assert/strict";
import { readAppSettings, readConfig, readDoctorSettings, readPersonSettings, readStoreSettings, settingNames } from "../../src/config.ts";
import { isGuestlistError } from "../../src/errors.ts";
import { encryptionKey, otherEncryptionKey } from "../build/encryption-key.ts";

const appId = "22222222-2222-4222-8222-222222222222";
const tenantId = "11111111-1111-4111-8111-111111111111";
const needed = {
  MICROSOFT_APP_ID: appId,
  MICROSOFT_APP_PASSWORD: "pass word",
  MICROSOFT_APP_TENANT_ID: tenantId,
  OAUTH_CONNECTION_NAME: "graph",
  ENCRYPTION_KEY: encryptionKey,
};

const usualDatabase = {
  poolSize: 10,
  statementTimeoutMs: 10_000,
  passwordFile: undefined,
  entraToken: false,
  migrationUrl: undefined,
};

/** The sentences of a refusal. */
function problems(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  let failure: unknown;
  assert.throws(
    () => readConfig(environment),
    (error) => {
      failure = error;
      return isGuestlistError(error, "config-invalid");
    },
  );
  return failure instanceof Error ? failure.message.split("\n") : [];
}

const named = (sentences: readonly string[]) => sentences.map((sentence) => sentence.split(":", 1).join(""));

describe("readConfig", () => {
  it("fills in all that has a default", () => {
    assert.deepEqual(readConfig(needed), {
      cloud: "public",
      sandboxUrl: undefined,
      appId,
      appPassword: "pass word",
      tenantId,
      connection: "graph",
      inviteAs: "user",
      publicUrl: undefined,
      welcomePage: true,
      encryptionKey,
      databaseUrl: "sqlite:data/guestlist.sqlite",
      database: usualDatabase,
      defaultRedirectUrl: `https://myapplications.microsoft.com/?tenantid=${tenantId}`,
      followEvery: 30_000,
      policyFile: undefined,
      port: 3978,
      metricsPort: undefined,
      metricsHost: "127.0.0.1",
      logLevel: "info",
    });
  });

  it("takes everything that is given, with blanks around it dropped and ids in lower case", () => {
    const given = {
      ...needed,
      MICROSOFT_APP_ID: ` ${appId.toUpperCase()} `,
      MICROSOFT_APP_TENANT_ID: "00000003-0000-0000-C000-000000000000",
      CLOUD: "sandbox",
      SANDBOX_URL: "https://localhost:3980",
      INVITE_AS: "app",
      PUBLIC_URL: "http://localhost:3978/",
      WELCOME_PAGE: "off",
      DATABASE_URL: "sqlite:other.sqlite",
      DEFAULT_REDIRECT_URL: "https://contoso.com/welcome",
      DIRECTORY_POLL_SECONDS: "5",
      POLICY_FILE: " /etc/guestlist/policy.json ",
      PORT: "0",
      METRICS_PORT: "9464",
      METRICS_HOST: "0.0.0.0",
      LOG_LEVEL: "silent",
    };
    assert.deepEqual(readConfig(given), {
      ...readConfig(needed),
      tenantId: "00000003-0000-0000-c000-000000000000",
      cloud: "sandbox",
      sandboxUrl: "https://localhost:3980",
      inviteAs: "app",
      publicUrl: "http://localhost:3978",
      welcomePage: false,
      databaseUrl: "sqlite:other.sqlite",
      defaultRedirectUrl: "https://contoso.com/welcome",
      followEvery: 5_000,
      policyFile: "/etc/guestlist/policy.json",
      port: 0,
      metricsPort: 9464,
      metricsHost: "0.0.0.0",
      logLevel: "silent",
    });
  });

  it("names everything that is missing at once, each with its fix", () => {
    const sentences = problems({ CLOUD: "sandbox" });
    assert.deepEqual(named(sentences), [
      "SANDBOX_URL is missing",
      "MICROSOFT_APP_ID is missing",
      "MICROSOFT_APP_PASSWORD is missing",
      "MICROSOFT_APP_TENANT_ID is missing",
      "OAUTH_CONNECTION_NAME is missing",
      "ENCRYPTION_KEY is missing",
    ]);
    assert.equal(
      sentences[1],
      "MICROSOFT_APP_ID is missing: copy it from Entra admin center → App registrations → Overview → Application (client) ID",
    );
    assert.ok(sentences.every((sentence) => /: .{20,}/.test(sentence)));
  });

  it("takes what PostgreSQL needs", () => {
    const given = {
      DATABASE_URL: "postgres://guestlist@db.contoso.com/guestlist",
      DATABASE_PASSWORD_FILE: "/run/secrets/database",
      DATABASE_POOL_SIZE: "40",
      DATABASE_STATEMENT_TIMEOUT_SECONDS: "3",
      MIGRATION_DATABASE_URL: "postgresql://owner@db.contoso.com/guestlist",
    };
    const { databaseUrl, database } = readConfig({ ...needed, ...given });
    assert.deepEqual(
      [databaseUrl, database],
      [
        given.DATABASE_URL,
        {
          ...{ poolSize: 40, statementTimeoutMs: 3_000, passwordFile: "/run/secrets/database", entraToken: false },
          migrationUrl: given.MIGRATION_DATABASE_URL,
        },
      ],
    );
  });

  it("refuses two ways to sign in to the database", () => {
    const both = { DATABASE_PASSWORD_FILE: "/run/secrets/database", DATABASE_ENTRA_TOKEN: "on" };
    assert.deepEqual(problems({ ...needed, ...both }), [
      "DATABASE_PASSWORD_FILE is not valid: the path of a file that holds the password of PostgreSQL; leave it out with DATABASE_ENTRA_TOKEN=on",
    ]);
  });

  it("refuses a landing page that only leads on to itself", () => {
    const round = { PUBLIC_URL: "https://bot.contoso.com", DEFAULT_REDIRECT_URL: "https://bot.contoso.com/welcome/x" };
    assert.deepEqual(problems({ ...needed, ...round }), [
      "DEFAULT_REDIRECT_URL is not valid: an https address where partners land after accepting, and not below PUBLIC_URL/welcome, which only leads on to it; leave it out for My Apps",
    ]);
    const page = "https://bot.contoso.com/start";
    assert.equal(readConfig({ ...needed, ...round, DEFAULT_REDIRECT_URL: page }).defaultRedirectUrl, page);
  });

  it("writes a landing page with other letters as a header can name it", () => {
    const page = readConfig({ ...needed, DEFAULT_REDIRECT_URL: "https://köszöntő.example/fő?név=ő" }).defaultRedirectUrl;
    assert.equal(page, "https://xn--ksznt-juac44e.example/f%C5%91?n%C3%A9v=%C5%91");
  });

  it("takes several keys, the newest first", () => {
    const { encryptionKey: keys } = readConfig({ ...needed, ENCRYPTION_KEY: `${otherEncryptionKey} , ${encryptionKey}` });
    assert.equal(keys, `${otherEncryptionKey},${encryptionKey}`);
  });

  for (const name of Object.keys(needed)) {
    for (const empty of ["", "   "]) {
      it(`refuses to start with ${JSON.stringify(empty)} for ${name}`, () => {
        assert.deepEqual(named(problems({ ...needed, [name]: empty })), [`${name} is missing`]);
      });
    }
  }

  for (const [name, value] of [
    ["CLOUD", "azure"],
    ["SANDBOX_URL", "http://localhost:3980"],
    ["SANDBOX_URL", "my-machine"],
    ["MICROSOFT_APP_ID", "my-bot-secret"],
    ["MICROSOFT_APP_TENANT_ID", "contoso.com"],
    ["INVITE_AS", "everybody"],
    ["PUBLIC_URL", "my-bot.contoso.com"],
    ["PUBLIC_URL", "http://my-bot.contoso.com"],
    ["PUBLIC_URL", "http://localhost:3978"],
    ["PUBLIC_URL", "https://my-bot.contoso.com/bot"],
    ["PUBLIC_URL", "https://my-bot.contoso.com?a=b"],
    ["PUBLIC_URL", "https://me@my-bot.contoso.com"],
    ["WELCOME_PAGE", "no"],
    ["ENCRYPTION_KEY", "c2hvcnQ="],
    ["ENCRYPTION_KEY", `${encryptionKey},c2hvcnQ=`],
    ["ENCRYPTION_KEY", `${encryptionKey},`],
    ["ENCRYPTION_KEY", "not base64, but thirty-two characters long!!"],
    ["DATABASE_ENTRA_TOKEN", "yes"],
    ["DATABASE_POOL_SIZE", "1"],
    ["DATABASE_POOL_SIZE", "201"],
    ["DATABASE_STATEMENT_TIMEOUT_SECONDS", "0"],
    ["DATABASE_STATEMENT_TIMEOUT_SECONDS", "601"],
    ["MIGRATION_DATABASE_URL", "sqlite:other.sqlite"],
    ["MIGRATION_DATABASE_URL", "postgres://owner@db.contoso.com/guestlist"],
    ["DEFAULT_REDIRECT_URL", "http://contoso.com"],
    ["DEFAULT_REDIRECT_URL", "javascript:alert(1)"],
    ["DIRECTORY_POLL_SECONDS", "0"],
    ["DIRECTORY_POLL_SECONDS", "3601"],
    ["DIRECTORY_POLL_SECONDS", "1.5"],
    ["DIRECTORY_POLL_SECONDS", "soon"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "http"],
    ["LOG_LEVEL", "loud"],
  ] as const) {
    it(`refuses ${name}=${value} without quoting it`, () => {
      const sentences = problems({ ...needed, [name]: value });
      assert.deepEqual(named(sentences), [`${name} is not valid`]);
      assert.deepEqual(sentences, problems({ ...needed, [name]: "\u0000" }));
    });
  }

  it("names what is wrong in the order in which the settings are documented", () => {
    const environment = Object.fromEntries(settingNames.map((name) => [name, "\u0000"]));
    const sentences = named(problems(environment)).map((sentence) => sentence.split(" ", 1).join(""));
    assert.deepEqual(
      sentences,
      settingNames.filter((name) => sentences.includes(name)),
    );
    assert.ok(sentences.length >= 8);
  });
});

describe("the settings of a shell", () => {
  const { MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID, MICROSOFT_APP_PASSWORD } = needed;
  const person = { MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID };

  it("are the same as the bot's, but a person needs no secret", () => {
    const { cloud, sandboxUrl, defaultRedirectUrl, appPassword } = readConfig(needed);
    const read = { cloud, sandboxUrl, appId, tenantId, defaultRedirectUrl };
    assert.deepEqual(readPersonSettings(person), read);
    assert.deepEqual(readAppSettings({ ...person, MICROSOFT_APP_PASSWORD }), { ...read, appPassword });
  });

  it("are all named that are missing or wrong, with their fixes, and no others", () => {
    const wrong = { CLOUD: "sandbox", MICROSOFT_APP_ID: "guestlist", ENCRYPTION_KEY: "short" };
    const message = (read: () => unknown) => {
      let text = "";
      assert.throws(read, (error: unknown) => error instanceof Error && (text = error.message) !== "");
      return named(text.split("\n"));
    };
    const missing = ["SANDBOX_URL is missing", "MICROSOFT_APP_ID is not valid"];
    assert.deepEqual(
      message(() => readPersonSettings(wrong)),
      [...missing, "MICROSOFT_APP_TENANT_ID is missing"],
    );
    assert.deepEqual(
      message(() => readAppSettings(wrong)),
      [...[...missing, "MICROSOFT_APP_PASSWORD is missing", "MICROSOFT_APP_TENANT_ID is missing"]],
    );
  });

  it("of the store alone need no app registration", () => {
    const read = { encryptionKey, databaseUrl: "sqlite:data/guestlist.sqlite", database: usualDatabase, app: undefined };
    assert.deepEqual(readStoreSettings({ ENCRYPTION_KEY: encryptionKey }), read);
    assert.deepEqual(readStoreSettings({ ENCRYPTION_KEY: encryptionKey, DATABASE_URL: "other.db" }), { ...read, databaseUrl: "other.db" });
    assert.throws(() => readStoreSettings({ DATABASE_URL: "other.db" }), {
      code: "config-invalid",
      message: /^ENCRYPTION_KEY is missing: [^\n]+$/,
    });
  });

  it("of the store alone need the app registration where its token opens the database", () => {
    const given = { ENCRYPTION_KEY: encryptionKey, DATABASE_ENTRA_TOKEN: "on" };
    const { app, database } = readStoreSettings({ ...given, ...person, MICROSOFT_APP_PASSWORD });
    assert.deepEqual([app?.appId, app?.appPassword, database.entraToken], [appId, "pass word", true]);
    assert.throws(() => readStoreSettings({ ...given, ...person }), { message: /^MICROSOFT_APP_PASSWORD is missing: [^\n]+$/ });
  });
});

describe("readDoctorSettings", () => {
  it("reads the database, its key and the public address, and needs no app", () => {
    const given = { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: "sqlite:x.db", PUBLIC_URL: "https://bot.contoso.com/" };
    assert.deepEqual(readDoctorSettings(given), { encryptionKey, databaseUrl: "sqlite:x.db", publicUrl: "https://bot.contoso.com" });
    assert.equal(readDoctorSettings({ ENCRYPTION_KEY: encryptionKey }).publicUrl, undefined);
    assert.throws(() => readDoctorSettings({}), /^GuestlistError: ENCRYPTION_KEY is missing/);
  });
});
