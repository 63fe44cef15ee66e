import assert from "node:assert/strict";
import { createTenant } from "../../../../sandbox/tenant/create-tenant.ts";
import { botActivity } from "../../../../sandbox/teams/connector/bot-activity.ts";
import { ConnectorError } from "../../../../sandbox/teams/connector/connector-error.ts";
import type { Conversation } from "../../../../sandbox/teams/chats/message.ts";
import { readContent } from "../../../../sandbox/teams/connector/read-content.ts";
import { teamsPeople } from "../../../../sandbox/teams/chats/teams-people.ts";
import { TEAM_TAGS } from "../../../../sandbox/directory/team-tags.ts";
import { createTeamsTenant } from "../../../../sandbox/teams/chats/teams-tenant.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { adaptiveCard, cardActivity } from "../../cards.ts";

describe("readContent", () => {
  const tenant = createTenant();
  const { appId, displayName } = tenant.app;
  const teams = createTeamsTenant({ tenantId: tenant.id, appId, botName: displayName, people: teamsPeople(tenant) });
  const teamsId = teams.people.byId(PERSON_IDS.adele)?.teamsId ?? "";

  const placed = (kind: Conversation["kind"]) => teams.chats.conversations.find((each) => each.kind === kind);
  const read = (activity: object, kind: Conversation["kind"] = "channel") => {
    const conversation = placed(kind);
    assert.ok(conversation);
    return readContent(teams, conversation, botActivity.parse({ type: "message", ...activity }));
  };
  const mention = (id: string | undefined, text: string | undefined = "<at>Adele</at>", name = "Adele") => ({
    type: "mention",
    text,
    mentioned: { id, name },
  });
  const refuses = (activity: object, status: number, message: string): void => {
    assert.throws(
      () => read(activity),
      (error) => error instanceof ConnectorError && error.status === status && error.message === message,
    );
  };

  it("T25: reads mentions of text by 29: id, Entra object id and the bot's own", () => {
    const entities = [
      mention(teamsId),
      mention(PERSON_IDS.adele),
      mention(teams.bot.id, "<at>me</at>"),
      { type: "clientInfo", locale: "en-US" },
    ];
    const [content] = read({ text: "hello <at>Adele</at> from <at>me</at>", entities });
    assert.deepEqual(content?.mentions, [
      { text: "<at>Adele</at>", id: teamsId, name: "Adele" },
      { text: "<at>Adele</at>", id: teamsId, name: "Adele" },
      { text: "<at>me</at>", id: teams.bot.id, name: "Guestlist" },
    ]);
  });

  it("T25: reads mentions of a card, by UPN as well", () => {
    const more = { msteams: { width: "Full", entities: [mention("AdeleV@contoso.com")] } };
    assert.deepEqual(read(cardActivity("for <at>Adele</at>", more)), [
      { text: "", mentions: [{ text: "<at>Adele</at>", id: teamsId, name: "Adele" }], card: adaptiveCard("for <at>Adele</at>", more) },
    ]);
  });

  it("T139: reads the mention of a guest in the channels of their team", () => {
    const guest = {
      id: "guest-1",
      teamsId: "29:guest",
      name: "",
      givenName: "",
      surname: "",
      mail: "",
      userPrincipalName: "kim#EXT#@contoso.com",
    };
    const withGuest = { ...teams, guestsOf: () => [guest] };
    const said = (activity: object, kind: Conversation["kind"] = "channel") => {
      const conversation = placed(kind);
      assert.ok(conversation);
      return readContent(withGuest, conversation, botActivity.parse({ type: "message", ...activity }))[0]?.mentions;
    };
    const kim = [{ text: "<at>Kim</at>", id: "29:guest", name: "Kim" }];
    const text = (id: string) => ({ text: "hello <at>Kim</at>", entities: [mention(id, "<at>Kim</at>", "Kim")] });
    assert.deepEqual([said(text("29:guest")), said(text("guest-1"))], [kim, kim]);
    const entities = [mention(guest.userPrincipalName, "<at>Kim</at>", "Kim")];
    assert.deepEqual(said(cardActivity("for <at>Kim</at>", { msteams: { entities } })), kim);
    refuses(text("29:guest"), 400, "Failed to decrypt pairwise id");
    assert.throws(() => said(text("29:guest"), "groupChat"), { message: "Failed to decrypt pairwise id" });
  });

  it("T25: refuses mentions whose text isn't in the message byte for byte", () => {
    refuses({ text: "hello <at>adele</at>", entities: [mention(teamsId)] }, 400, "Mention entity does not match text");
    refuses({ text: "", entities: [mention(teamsId)] }, 400, "Mention entity does not match text");
    refuses(cardActivity("nobody", { msteams: { entities: [mention(teamsId)] } }), 400, "Mention entity does not match text");
  });

  it("T27: refuses a bare ampersand in a mention of text, but not an escaped one", () => {
    refuses({ text: "<at>A & B</at>", entities: [mention(teamsId, "<at>A & B</at>")] }, 400, "Mention entity does not match text");
    assert.equal(read({ text: "<at>A &amp; B</at>", entities: [mention(teamsId, "<at>A &amp; B</at>")] }).length, 1);
  });

  it("T26: refuses incomplete mentions", () => {
    refuses({ text: "x", entities: [{ type: "mention", text: "x" }] }, 400, "Invalid mention entity");
    refuses({ text: "x", entities: [mention(teamsId, "")] }, 400, "Mention entity text is not valid.");
    refuses(cardActivity("x", { msteams: { entities: [{ type: "mention", text: "x" }] } }), 400, "Invalid mention entity");
  });

  it("T25: refuses mentions of unknown people: another bot's 29: id, and a UPN in text", () => {
    refuses({ text: "<at>Adele</at>", entities: [mention("29:1other")] }, 400, "Failed to decrypt pairwise id");
    refuses({ text: "<at>Adele</at>", entities: [mention("AdeleV@contoso.com")] }, 400, "Invalid mention entity");
  });

  it("T111: reads a mention of the team's tag by its id and type, in text and on a card", () => {
    const [tag] = TEAM_TAGS;
    assert.ok(tag);
    const entity = { type: "mention", text: "<at>Approvers</at>", mentioned: { id: tag.id, name: "Approvers", type: "tag" } };
    const mentions = [{ text: "<at>Approvers</at>", id: tag.id, name: "Approvers", tagged: tag.members }];
    assert.deepEqual(read({ text: "<at>Approvers</at> look", entities: [entity] })[0]?.mentions, mentions);
    assert.deepEqual(read(cardActivity("<at>Approvers</at>", { msteams: { entities: [entity] } }))[0]?.mentions, mentions);
  });

  it("T112: refuses a tag that the team doesn't have, one outside a channel, and its id without the type", () => {
    const text = "<at>Approvers</at>";
    const tagged = (id: string, more: object) => ({ text, entities: [{ type: "mention", text, mentioned: { id, ...more } }] });
    const id = TEAM_TAGS[0]?.id ?? "";
    const refused = (shown: string) => ({ status: 400, message: `Mentioned tag with ID ${shown} doesn't exist in current team` });
    assert.throws(() => read(tagged("nobodys", { type: "tag" })), refused("nobodys"));
    assert.throws(() => read(tagged(id, { type: "tag" }), "groupChat"), refused(id));
    refuses(tagged(id, {}), 400, "Invalid mention entity");
  });

  it("T25: takes the person's own name when the mention has none", () => {
    const [content] = read({ text: "<at>x</at>", entities: [{ type: "mention", text: "<at>x</at>", mentioned: { id: teamsId } }] });
    assert.equal(content?.mentions[0]?.name, "Adele Vance");
  });

  it("shows plain text unchanged, even if it looks like Markdown", () => {
    assert.equal(read({ text: "*a* [b](c)", textFormat: "plain" })[0]?.text, "\\*a\\* \\[b\\]\\(c\\)");
    assert.equal(read({ text: "*a*", textFormat: "markdown" })[0]?.text, "*a*");
  });

  it("names attachments that the sandbox doesn't draw, and refuses kinds that don't exist", () => {
    const hero = { contentType: "application/vnd.microsoft.card.hero", content: { title: "x" } };
    assert.deepEqual(read({ attachments: [hero] }), [{ text: "(application/vnd.microsoft.card.hero)", mentions: [], card: null }]);
    refuses({ attachments: [{ contentType: "hero", content: {} }] }, 400, "Unknown attachment type");
    refuses(
      { attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: "{}" }] },
      400,
      "Adaptive card content is not valid",
    );
  });
});
