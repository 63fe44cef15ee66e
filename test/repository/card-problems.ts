import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import type { AdaptiveCard } from "../../src/cards/card.ts";
import { parseCard } from "../src/cards/parse-card.ts";

let validate: ValidateFunction | undefined;

/** The official schema: draft-06, which ajv reads except for its `id`. */
function compileSchema(): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, "adaptive-card-1.5.schema.json"), "utf8")) as Record<string, unknown>;
  const standard = Object.entries(schema).filter(([name]) => name !== "id" && name !== "$schema");
  return new Ajv({ strict: false, validateFormats: false }).compile(Object.fromEntries(standard));
}

/** What Teams accepts beyond 1.5: the width of cards, and the people picker (Microsoft: People Picker in Adaptive Cards). */
const teamsOwn: ReadonlySet<string> = new Set(["msteams", "choices.data"]);

/** In place of an element of Teams' own stands what other clients show: it must have a fallback. */
function asElsewhere(name: string, value: unknown): unknown {
  if (teamsOwn.has(name)) return undefined;
  const isBadge = typeof value === "object" && value !== null && "type" in value && value.type === "Badge";
  return isBadge ? ("fallback" in value ? value.fallback : null) : value;
}

/** The problems that the official schema and Microsoft's parser report. */
export function problemsOf(card: AdaptiveCard): unknown[] {
  validate ??= compileSchema();
  const standard = JSON.parse(JSON.stringify(card, asElsewhere)) as AdaptiveCard;
  validate(standard);
  return [...(validate.errors ?? []), ...parseCard(standard).problems];
}
