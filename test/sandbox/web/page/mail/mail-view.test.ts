import assert from "node:assert/strict";
import { mailList } from "../../../../../sandbox/web/page/mail/mail-list.js";
import { mailElement } from "../../../../../sandbox/web/page/mail/mail-view.js";
import { inBrowser } from "../in-browser.ts";
import { mail } from "../views.ts";

const texts = (within: ParentNode, selector: string): string[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe("mailElement", () => {
  inBrowser();

  it("shows the invitation in Microsoft's order, with the inviter's words highlighted", () => {
    const article = mailElement(mail({ customMessage: "Hi <b>Sam</b>", cc: "lead@fabrikam.com" }));
    assert.deepEqual(texts(article, "dd"), [
      "sam@fabrikam.com",
      "lead@fabrikam.com",
      "AdeleV@contoso.com",
      "Contoso",
      "contoso.com",
      "Adele Vance (AdeleV@contoso.com)",
    ]);
    assert.deepEqual(texts(article, "blockquote p"), ["Message from Adele Vance:", "Hi <b>Sam</b>"]);
    assert.match(article.querySelector(".mail-body")?.firstElementChild?.textContent ?? "", /^Please only act on this email/);
    assert.match(article.querySelector(".mail-body")?.lastElementChild?.textContent ?? "", /^Block future invitations/);
    const accept = article.querySelector<HTMLAnchorElement>(".mail-accept");
    assert.deepEqual([accept?.textContent, accept?.href], ["Accept invitation", "http://localhost:3979/redeem?rd=x"]);
    assert.equal(article.querySelector<HTMLAnchorElement>("footer a")?.href, "http://localhost:3979/redeem?rd=x#block");
  });

  it("uses French in a French mail, and shows Microsoft's words without an inviter's message", () => {
    const content = "Vous êtes invité à accéder aux applications de l'organisation Contoso.";
    const body = { contentType: "text", content } as const;
    const article = mailElement(mail({ language: "fr-FR", replyTo: null, inviter: { name: "Adele Vance", mail: null }, body }));
    assert.equal(article.querySelector<HTMLElement>(".mail-body")?.lang, "fr-FR");
    assert.equal(article.querySelector(".mail-message")?.textContent, content);
    assert.deepEqual(texts(article, "dd"), ["sam@fabrikam.com", "Contoso", "contoso.com", "Adele Vance"]);
  });
});

describe("mailElement of other mails", () => {
  inBrowser();

  it("shows their whole text and no invitation", () => {
    const body = { contentType: "text", content: "Account verification code: 12345678" } as const;
    const article = mailElement(mail({ kind: "passcode", body, redeemUrl: "" }));
    assert.deepEqual([texts(article, ".mail-plain"), texts(article, "a")], [["Account verification code: 12345678"], []]);
  });

  it("isolates the HTML of others", () => {
    const body = { contentType: "html", content: "<script>alert(1)</script>Hello" } as const;
    const frame = mailElement(mail({ kind: "message", body })).querySelector("iframe");
    assert.deepEqual([frame?.getAttribute("sandbox"), frame?.getAttribute("srcdoc")], ["", body.content]);
  });
});

describe("mailList", () => {
  inBrowser();

  it("lists each mail's recipient, and marks the open one", () => {
    const list = mailList([mail(), mail({ id: "m2", to: "kim@adatum.com" })], "m2");
    assert.deepEqual(texts(list, ".mail-entry-to"), ["To sam@fabrikam.com", "To kim@adatum.com"]);
    assert.equal(list.querySelector("[aria-current]")?.getAttribute("href"), "#m2");
  });

  it("says that there is no mail", () => {
    assert.match(mailList([], null).textContent, /^No mail yet/);
  });
});
