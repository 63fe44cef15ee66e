import assert from "node:assert/strict";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { cardExamples } from "../src/cards/card-examples.ts";
import { measureCards } from "./measure-cards.ts";
import type { Measured } from "./measure-cards.ts";

interface Limit {
  /** Most words before anything is pressed; without it, they aren't counted. */
  readonly words?: number;
  /** Greatest height in a channel on a phone, in pixels. */
  readonly height: number;
  /** The lower edge of the row with _Approve_, on a phone. */
  readonly approveEnd?: number;
}

/** A row for a template, or for one of its examples (`template/variant`), which goes before. */
const limits: Readonly<Record<string, Limit>> = {
  "any card": { height: 500 },
  invitation: { words: 25, height: 400 },
  approval: { words: 40, height: 560, approveEnd: 500 },
  /** A question and its answer, beside a name, a page and a copy of the partner's own. */
  "approval/asked": { words: 60, height: 600, approveEnd: 600 },
  /** With all that people can type, and all that can be found at once. */
  "approval/everything": { height: 1500 },
  "approval/longest": { height: 2100 },
  "approve-changes": { height: 1400 },
  /** A text for somebody else stands on this, on the next, and on the link's card whole, to be selected. */
  "ask-admin": { height: 560 },
  "ask-to-delete": { height: 700 },
  "heads-up": { height: 720 },
  help: { height: 1100 },
  "invite-form": { height: 600 },
  "invite-form/confirming": { height: 1400 },
  "invite-form/wrong": { height: 2000 },
  "redeem-link": { height: 880 },
  status: { height: 560 },
  stop: { height: 720 },
};

/** More stand in …. */
const mostButtons = 3;

describe("Every card, in the browser", function () {
  this.timeout(60_000);
  let measured: readonly Measured[];

  before(async () => {
    const browser = await launchChromium();
    try {
      measured = await measureCards(browser);
    } finally {
      await browser.close();
    }
  });

  const onPhone = () => measured.filter(({ name }) => name.endsWith(" phone"));

  it("is drawn in both widths, and limited by a row of the table that is needed", () => {
    assert.equal(measured.length, 2 * cardExamples.length);
    const names = new Set(cardExamples.flatMap(({ template, variant }) => [template, `${template}/${variant}`]));
    assert.deepEqual(
      Object.keys(limits).filter((name) => name !== "any card" && !names.has(name)),
      [],
    );
  });

  it("has few words", () => {
    const found = onPhone().map((card) => [card.name, words(card).length, limitOf(card).words ?? Infinity] as const);
    assert.deepEqual(
      found.filter(([, count, most]) => count > most),
      [],
    );
  });

  it("isn't high, and doesn't hide its decision under a page of text", () => {
    const heights = onPhone().map((card) => [card.name, card.height, limitOf(card).height] as const);
    const ends = onPhone().map((card) => [`${card.name}: Approve`, approveEnd(card), limitOf(card).approveEnd ?? Infinity] as const);
    assert.deepEqual(
      [...heights, ...ends].filter(([, found, most]) => found > most),
      [],
    );
  });

  it("isn't wider than its place, and doesn't scroll sideways", () => {
    assert.deepEqual(
      measured.filter(({ outside }) => outside.length > 0).map(({ name, outside }) => [name, outside]),
      [],
    );
  });

  it(`has at most ${mostButtons} buttons in a row, without Details, and no … alone`, () => {
    const rows = onPhone().flatMap((card) => card.rows.map((row) => ({ name: card.name, ...row })));
    assert.deepEqual(
      rows.filter(({ titles, folding, hasMore }) => titles.length - folding.length > mostButtons || (hasMore && titles.length === 0)),
      [],
    );
  });
});

function limitOf({ name }: Measured): Limit {
  const [example = ""] = name.split(" ");
  const limit = limits[example] ?? limits[example.split("/")[0] ?? ""] ?? limits["any card"];
  assert.ok(limit);
  return limit;
}

/** A sign alone, such as ✓ or ·, isn't a word. */
const words = ({ text }: Measured) => text.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));

const approveEnd = ({ rows }: Measured) => rows.find(({ titles }) => titles.includes("Approve"))?.end ?? 0;
