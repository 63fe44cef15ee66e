import assert from "node:assert/strict";
import { isMail, lastMailOf, mailsOf } from "../../../../src/domain/pace/mails.ts";
import { postStandings } from "../../../../src/domain/pace/ledger.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

describe("isMail", () => {
  it("is so unless Graph has surely done nothing", () => {
    const mails = postStandings.filter((standing) => isMail(aPost({ standing })));
    assert.deepEqual(mails, ["planned", "out", "sent", "unknown"]);
  });
});

describe("mailsOf", () => {
  it("counts a person's mails of the last 24 hours", () => {
    const young = aPost({ at: id("2026-11-19T10:00:00.001Z") });
    const old = aPost({ at: id("2026-11-19T10:00:00.000Z") });
    const posts = [old, young, aPost(), aPost({ standing: "refused" }), aPost({ person: id("grace") })];
    assert.equal(mailsOf(posts, id("amelie"), at("10:00")), 2);
  });

  it("counts what waits, however long it has waited", () => {
    const waiting = aPost({ at: id("2026-11-01T10:00:00.000Z"), standing: "planned" });
    assert.equal(mailsOf([waiting], id("amelie"), at("10:00")), 1);
  });
});

describe("lastMailOf", () => {
  it("is the newest mail of the invitation", () => {
    const mail = aPost({ at: at("09:00") });
    const posts = [aPost({ at: at("08:00") }), mail, aPost({ at: at("09:10"), standing: "not-taken" }), aPost({ invitation: id("other") })];
    assert.deepEqual(lastMailOf(posts, mail.invitation), mail);
    assert.equal(lastMailOf([], mail.invitation), undefined);
  });
});
