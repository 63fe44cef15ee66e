import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, it } from "mocha";
import { z } from "zod";
import { findCommand } from "../../bot/wordings/find-command.ts";
import { commandNames as described } from "../../bot/command.ts";
import { appPackage, readManifest } from "../../scripts/package-app/app-package.ts";
import { checkManifest } from "../../scripts/package-app/check-manifest.ts";
import { fillPlaceholders, settings } from "../../scripts/package-app/fill-placeholders.ts";
import { commandLists } from "../../scripts/package-app/command-lists.ts";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";

const appId = "8b7f5a52-0c3e-4a54-9d2e-1c1f5a7e9b10";
const environment = {
  MICROSOFT_APP_ID: appId,
  BOT_DOMAIN: "bot.contoso.com",
  PUBLISHER_NAME: 'Contoso "IT"',
  PUBLISHER_URL: "https://contoso.com",
  PRIVACY_URL: "https://contoso.com/privacy",
  TERMS_URL: "https://contoso.com/terms",
};

const said = z.looseObject({ title: z.string(), description: z.string() });
const manifestShape = z.looseObject({
  id: z.string(),
  developer: z.looseObject({ name: z.string() }),
  name: z.record(z.string(), z.string()),
  description: z.record(z.string(), z.string()),
  bots: z.tuple([
    z.looseObject({ botId: z.string(), commandLists: z.array(z.looseObject({ scopes: z.array(z.string()), commands: z.array(said) })) }),
  ]),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
  authorization: z.looseObject({ permissions: z.looseObject({ resourceSpecific: z.array(z.record(z.string(), z.string())) }) }),
  localizationInfo: z.looseObject({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.looseObject({ languageTag: z.string(), file: z.string() })),
  }),
});

async function filledText(given: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const filled = fillPlaceholders(await readManifest(), { ...environment, ...given });
  assert.equal(filled.kind, "filled");
  return filled.text;
}

const filledManifest = async (given: Readonly<Record<string, string>> = {}) => manifestShape.parse(JSON.parse(await filledText(given)));

/** Teams suggests those that the help card describes. */
const commandNames = described;

/** A language file of the package. */
async function languageFile(name: string): Promise<Readonly<Record<string, string>>> {
  const file = unzipSync(await appPackage(await filledText()))[name];
  return z.record(z.string(), z.string()).parse(JSON.parse(Buffer.from(file ?? []).toString()));
}

/** The texts that a language file must have, by the manifest's paths (Microsoft: Localize your app). */
async function translatable(): Promise<string[]> {
  const { name, description, bots } = await filledManifest();
  const paths = bots[0].commandLists.flatMap(({ commands: offered }, list) => offered.map((_, at) => pathOf(list, at)));
  return [
    ...Object.keys(name).map((key) => `name.${key}`),
    ...Object.keys(description).map((key) => `description.${key}`),
    ...paths.flatMap((path) => [`${path}.title`, `${path}.description`]),
  ];
}

const pathOf = (list: number, at: number) => `bots[0].commandLists[${list}].commands[${at}]`;

describe("the manifest", () => {
  it("is valid once its placeholders are filled", async () => {
    assert.deepEqual(await checkManifest(await filledText()), []);
  });

  it("names the bot, its tokens' audience and where sign-in pages may come from", async () => {
    const manifest = await filledManifest();
    assert.equal(manifest.bots[0].botId, appId);
    assert.deepEqual(manifest.webApplicationInfo, { id: appId, resource: `api://botid-${appId}` });
    assert.deepEqual(manifest.validDomains, ["token.botframework.com", "bot.contoso.com"]);
    assert.equal(manifest.developer.name, 'Contoso "IT"');
  });

  it("asks a team's owner for consent to what docs/permissions.md says, and to nothing else", async () => {
    const { permissions } = (await filledManifest()).authorization;
    assert.deepEqual(permissions.resourceSpecific, [{ name: "TeamMember.Read.Group", type: "Application" }]);
    const table = readFileSync(join(import.meta.dirname, "../../docs/permissions.md"), "utf8");
    const documented = [...table.matchAll(/^\| (\S+) +\| resource-specific +\|/gm)].map(([, name]) => name);
    assert.deepEqual(documented, ["TeamMember.Read.Group"]);
  });

  it("has the bot's id as its own unless another is set", async () => {
    const other = "4f7c2a9e-0000-4000-8000-000000000001";
    assert.equal((await filledManifest()).id, appId);
    assert.equal((await filledManifest({ TEAMS_APP_ID: other })).id, other);
  });

  it("offers commands of the bot, with their texts (npm run manifest-commands writes them)", async () => {
    const lists = (await filledManifest()).bots[0].commandLists;
    assert.deepEqual(lists, commandLists("en"));
    assert.ok(lists.length <= 3 && lists.every(({ commands: offered }) => offered.length <= 12), "Teams' limits");
  });

  it("offers first what a newcomer needs, and nothing that ends what they never began", async () => {
    const [elsewhere, teams] = (await filledManifest()).bots[0].commandLists;
    const namesIn = (list: typeof teams) => list?.commands.map(({ title }) => findCommand(title)?.name);
    assert.deepEqual([elsewhere?.scopes, teams?.scopes], [["personal", "groupChat"], ["team"]]);
    const forAll = ["invite", "status", "pending", "help", "waiting"];
    assert.deepEqual([namesIn(elsewhere), namesIn(teams)], [forAll, [...forAll, "announce", "use-for-approvals"]]);
  });
});

describe("the manifest's other languages", () => {
  it("are the languages of the bot", async () => {
    const { localizationInfo } = await filledManifest();
    const tags = localizationInfo.additionalLanguages.map(({ languageTag }) => languageTag);
    assert.deepEqual([localizationInfo.defaultLanguageTag, ...tags], [...languages]);
  });

  it("translate all that can be translated, within Teams' limits", async () => {
    for (const { file } of (await filledManifest()).localizationInfo.additionalLanguages) {
      const { $schema, ...own } = await languageFile(file);
      assert.match($schema ?? "", /v1\.30\/MicrosoftTeams\.Localization\.schema\.json$/);
      assert.deepEqual(Object.keys(own).toSorted(), (await translatable()).toSorted());
      assert.ok((own["name.short"] ?? "").length <= 30 && (own["name.full"] ?? "").length <= 100);
      assert.ok((own["description.short"] ?? "").length <= 80);
      assert.ok((own["description.full"] ?? "").length <= 4000);
    }
  });

  it("offer commands that the bot understands, in the order of the English ones", async () => {
    const lists = (await filledManifest()).bots[0].commandLists;
    for (const { file } of (await filledManifest()).localizationInfo.additionalLanguages) {
      const own = await languageFile(file);
      for (const [list, { commands: offered }] of lists.entries()) {
        for (const [at, { title }] of offered.entries()) {
          assert.deepEqual(findCommand(own[`${pathOf(list, at)}.title`] ?? ""), findCommand(title));
        }
      }
    }
  });

  it("have no commands in the files that are written by hand", () => {
    for (const language of languages.slice(1)) {
      const text = readFileSync(join(import.meta.dirname, `../../appPackage/${language}.json`), "utf8");
      assert.ok(!text.includes("commandLists"), language);
    }
  });
});

describe("every command", () => {
  it("has a title and a description that Teams shows whole, in every language", () => {
    for (const language of languages) {
      const { t } = textsFor(language);
      for (const name of commandNames) {
        assert.ok(t(`commands.${name}.title`).length <= 32, `${language}: title of ${name}`);
        assert.ok(t(`commands.${name}.description`).length <= 128, `${language}: description of ${name}`);
      }
    }
  });
});

describe("fillPlaceholders", () => {
  it("reports everything that is missing at once, each with its fix", async () => {
    const filled = fillPlaceholders(await readManifest(), { ...environment, BOT_DOMAIN: "", TERMS_URL: undefined });
    assert.deepEqual(filled, {
      kind: "missing",
      problems: [`BOT_DOMAIN is missing: ${settings.BOT_DOMAIN}`, `TERMS_URL is missing: ${settings.TERMS_URL}`],
    });
  });

  it("refuses an unknown placeholder", () => {
    assert.throws(() => fillPlaceholders("${{NO_SUCH}}", environment), /NO_SUCH/);
  });
});

describe("checkManifest", () => {
  it("finds what Microsoft's schema refuses and what it doesn't check", async () => {
    const problems = await checkManifest(
      await filledText({ MICROSOFT_APP_ID: "not-an-id", PUBLISHER_URL: "http://contoso.com", BOT_DOMAIN: "https://bot.contoso.com" }),
    );
    assert.ok(problems.some((problem) => problem.includes("botId")));
    assert.ok(problems.includes("developer.websiteUrl must be a page that begins with https://"));
    assert.ok(problems.includes("validDomains.1 must be a host name without https://"));
  });
});

describe("the app package", () => {
  /** Width, height and colour type from a PNG's first chunk. */
  const pictureSize = (png: Uint8Array) => {
    const view = new DataView(png.buffer, png.byteOffset);
    return { width: view.getUint32(16), height: view.getUint32(20), withAlpha: view.getUint8(25) === 6 };
  };

  it("contains the manifest, the languages, and icons of the sizes that Teams requires", async () => {
    const text = await filledText();
    const files = unzipSync(await appPackage(text));
    const [, ...translated] = languages.map((language) => `${language}.json`);
    assert.deepEqual(Object.keys(files).toSorted(), ["color.png", "outline.png", "manifest.json", ...translated].toSorted());
    assert.equal(Buffer.from(files["manifest.json"] ?? []).toString(), text);
    assert.deepEqual(pictureSize(files["color.png"] ?? new Uint8Array(26)), { width: 192, height: 192, withAlpha: false });
    assert.deepEqual(pictureSize(files["outline.png"] ?? new Uint8Array(26)), { width: 32, height: 32, withAlpha: true });
  });
});
