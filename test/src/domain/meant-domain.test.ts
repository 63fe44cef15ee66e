import assert from "node:assert/strict";
import { meantDomain } from "../../../src/domain/meant-domain.ts";

describe("meantDomain", () => {
  for (const [meant, typed] of [
    [
      "gmail.com",
      "gmial.com gmai.com gmal.com gnail.com gmaill.com gamil.com gmail.con gmail.co gmail.cm gmail.om gmail.comm gmial.con Gmial.COM",
    ],
    ["googlemail.com", "googelmail.com"],
    ["outlook.com", "outlok.com outloook.com outlook.con outlook.cmo"],
    ["hotmail.com", "hotmial.com hotmai.com hotmal.com homail.com hotmail.con hotmail.co"],
    ["yahoo.com", "yaho.com yahooo.com yhaoo.com yahoo.con yahoo.cm"],
    ["icloud.com", "iclod.com icloud.co icloud.con icoud.com"],
    ["live.com", "live.con"],
    ["aol.com", "aol.con"],
    ["protonmail.com", "protonmial.com"],
    ["t-online.de", "t-onlin.de tonline.de t-onilne.de"],
    ["laposte.net", "lapost.net"],
    ["msn.com", "msn.con"],
    ["freenet.de", "freenett.de"],
    ["wanadoo.fr", "wanado.fr"],
    ["comcast.net", "comcats.net"],
  ] as const) {
    for (const domain of typed.split(" ")) it(`is ${meant} for ${domain}`, () => assert.equal(meantDomain(domain), meant));
  }

  const known = ["fabrikam.com", "northwind-traders.co.uk", "abc.com"];
  for (const [typed, meant] of [
    ["fabrikm.com", "fabrikam.com"],
    ["Fabrikma.com", "fabrikam.com"],
    ["fabrikam.con", "fabrikam.com"],
    ["northwind-trader.co.uk", "northwind-traders.co.uk"],
    ["gmial.com", "gmail.com"],
    ["fabrikam.com", undefined],
    ["fabrikam.de", undefined],
    ["sales.fabrikam.com", undefined],
    ["abd.com", undefined],
    ["adatum.com", undefined],
  ] as const) {
    it(`is ${meant ?? "nothing"} for ${typed}, where the company works with others`, () => assert.equal(meantDomain(typed, known), meant));
  }

  it("is nothing for a domain that the company works with, however much it is like another one", () => {
    assert.equal(meantDomain("gmial.com", ["gmial.com"]), undefined);
    assert.equal(meantDomain("fabrikm.com", ["fabrikam.com", "fabrikm.com"]), undefined);
  });

  const right = [
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com aol.com protonmail.com t-online.de freenet.de",
    "wanadoo.fr laposte.net comcast.net gmx.com gmx.de gmx.net web.de mail.com email.com ymail.com me.com mac.com mail.de gail.com cloud.com",
    "hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.co.uk live.nl live.fr live.co.uk live.co outlook.de outlook.fr outlook.es yahoo.de",
    "yahoo.fr yahoo.co.uk yahoo.co.jp yahoo.com.br googlemail.de proton.me pm.me qq.com 163.com 126.com naver.com libero.it virgilio.it orange.fr",
    "free.fr sfr.fr wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz freemail.hu citromail.hu bol.com.br uol.com.br fabrikam.com contoso.com",
    "love.com line.com life.com lime.com msc.com ao.com gm.com aon.com online.de outdoor.com hotel.com mailbox.org zoho.com fastmail.com",
    "fmail.com ecloud.com xcloud.com msn.co aol.co t-online.con freenet.co laposte.om gmial.co.m gmail.c.om",
    "sub.gmial.com gmail gmail.example microsoft.com apple.com google.com hey.com hotels.com example.com",
  ];
  for (const domain of right.join(" ").split(" ")) it(`is nothing for ${domain}`, () => assert.equal(meantDomain(domain), undefined));
});
