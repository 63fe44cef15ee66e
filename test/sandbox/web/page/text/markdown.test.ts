import assert from "node:assert/strict";
import { drawCardsAsOn, renderBotText, renderCardMarkdown, renderTypedText } from "../../../../../sandbox/web/page/text/markdown.js";
import { inBrowser } from "../in-browser.ts";

const ann = { text: "<at>Ann *O'Hara*</at>", name: "Ann *O'Hara* <x>", isMe: false };

describe("renderBotText", () => {
  inBrowser();

  it("renders bold, italic, lists and line breaks", () => {
    assert.equal(renderBotText("**a** *b*\nc", []), "<p><strong>a</strong> <em>b</em><br>\nc</p>\n");
    assert.equal(renderBotText("- a\n- b", []), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
  });

  it("opens links in a new tab and shows dangerous ones as text", () => {
    assert.equal(
      renderBotText("[t](https://x.example)", []),
      '<p><a href="https://x.example" target="_blank" rel="noopener noreferrer">t</a></p>\n',
    );
    assert.equal(renderBotText("[t](javascript:alert(1))", []), "<p>[t](javascript:alert(1))</p>\n");
  });

  it("T93: renders no headings, tables, images, code or HTML", () => {
    const text = "# a\n\n| a |\n|---|\n\n`c` <b>x</b>";
    assert.equal(renderBotText(text, []), "<p># a</p>\n<p>| a |<br>\n|---|</p>\n<p>`c` &lt;b&gt;x&lt;/b&gt;</p>\n");
    assert.equal(renderBotText("![i](https://x.example/p.png)", []).includes("<img"), false);
  });

  it("renders a mention with any characters in its name", () => {
    assert.equal(renderBotText(`Hi ${ann.text}!`, [ann]), '<p>Hi <span class="mention">Ann *O\'Hara* &lt;x&gt;</span>!</p>\n');
  });

  it("distinguishes a mention of the reader", () => {
    assert.equal(renderBotText(ann.text, [{ ...ann, name: "Ann", isMe: true }]), '<p><span class="mention mention-me">Ann</span></p>\n');
  });

  it("shows <at> without a mention unchanged, and ignores forged marks", () => {
    assert.equal(renderBotText("<at>Bo</at>", []), "<p>&lt;at&gt;Bo&lt;/at&gt;</p>\n");
    assert.equal(renderBotText("\uE000m0041\uE001", []), "<p>m0041</p>\n");
  });
});

describe("renderTypedText", () => {
  inBrowser();

  it("keeps the typed text literally, with line breaks and mentions", () => {
    assert.equal(
      renderTypedText("*a* <b>\nto <at>Bo</at>", [{ text: "<at>Bo</at>", name: "Bo", isMe: false }]),
      '<p>*a* &lt;b&gt;<br>to <span class="mention">Bo</span></p>',
    );
  });
});

describe("renderCardMarkdown", () => {
  inBrowser();

  it("treats a single line break in a card as a space", () => {
    assert.equal(renderCardMarkdown("a\nb"), "<p>a\nb</p>\n");
  });

  it("reads a card's text as the client does that was chosen", () => {
    const text = "\\*a\\* \\(b\\)";
    assert.equal(renderCardMarkdown(text), "<p>*a* (b)</p>\n");
    assert.deepEqual([drawCardsAsOn("ios"), drawCardsAsOn("ios")], [true, false]);
    assert.equal(renderCardMarkdown(text), "<p>*a* \\(b\\)</p>");
    drawCardsAsOn("android");
    assert.equal(renderCardMarkdown(text), "<p>*a* \\(b)</p>");
    assert.equal(drawCardsAsOn("desktop"), true);
  });
});
