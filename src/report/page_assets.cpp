#include "report/page_assets.hpp"

#include "base/sha256.hpp"

namespace clusterbridge {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f23;--soft:#525c66;--line:#c9d0d6;--band:#f2f5f7;--link:#0a4f94;--mark:#8f3d00;--focus:#b3261e}
@media(prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#e9ecef;--soft:#b0bac4;--line:#3d4750;--band:#1e252b;--link:#93c1ff;--mark:#ffb784;--focus:#ff9d94}}
*{box-sizing:border-box}
html{scroll-padding-top:5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 "Open Sans","Segoe UI",system-ui,sans-serif;hyphens:manual}
.page{max-width:78rem;margin:0 auto;padding:0 1.25rem 4rem}
a{color:var(--link)}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{padding:2.5rem 0 1rem}.kicker{margin:0;color:var(--mark);font-weight:600}
h1{font-size:2.1rem;line-height:1.2;margin:.2rem 0 .8rem;text-wrap:balance}
h2{font-size:1.55rem;line-height:1.25;margin:3.2rem 0 .8rem;padding-top:.7rem;border-top:3px solid var(--ink)}
h3{font-size:1.15rem;line-height:1.3;margin:2rem 0 .5rem}
p,li,dd{max-width:75ch}.data{margin:.2rem 0;max-width:none;color:var(--soft)}
.aside{color:var(--soft);font-size:.9em}span.aside{display:block;font-weight:400}
.bar{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--line);padding:.5rem 0}
.bar label{font-weight:600;margin-right:.6rem}
.bar input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.3rem .6rem;width:min(24rem,100%)}
.bar input::placeholder{color:var(--soft);opacity:1}
.bar output{display:block;font-size:.9rem;color:var(--soft)}
.bar ul{list-style:none;margin:.3rem 0 0;padding:0;max-height:50vh;overflow:auto}.bar li{padding:.15rem 0;max-width:none}.bar li span{color:var(--soft);font-size:.9rem}
nav ol{columns:2;margin:.5rem 0 0;padding-left:1.4rem}nav h2{border:0;margin:1rem 0 0;padding:0;font-size:1rem}
.findings{list-style:none;padding:0;margin:0;display:grid;gap:.9rem}
.findings li{display:grid;grid-template-columns:11rem 1fr;gap:1.2rem;max-width:none;background:var(--band);border-left:5px solid var(--mark);padding:.8rem 1rem}
.figure{margin:0}.figure strong{display:block;font-size:1.9rem;line-height:1.1}.figure span{font-size:.85rem;color:var(--soft)}
.sentence{margin:0 0 .3rem;font-weight:600;max-width:85ch}.findings .aside{margin:0;max-width:95ch}.findings .aside span{display:inline;font-weight:600}
.table{overflow-x:auto;margin:.8rem 0 1.2rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{background:var(--band);border-bottom:2px solid var(--soft)}tbody th{font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead .n{white-space:normal}
td ul{margin:0;padding-left:1.1rem}td li,td p{margin:0 0 .15rem;max-width:none}
table.pairs th:nth-child(2){width:27%;min-width:13rem}table.pairs td:nth-child(3){min-width:22rem}.who{display:block}.who .aside{font-size:.85em}.joint{margin:.2rem 0;font-style:italic}
table.portraits tbody th{width:22%;min-width:11rem}table.portraits ol{margin:0;padding-left:1.3rem}table.portraits ol>li{margin-bottom:.6rem}
table.gaps th:first-child{min-width:10rem}table.gaps tbody th{font-weight:400}table.gaps td:nth-child(2){min-width:8.5rem}table.gaps td:last-child{min-width:19rem}table.gaps .aside{display:block}
details{margin-top:.3rem}summary{cursor:pointer;color:var(--link)}details ul{margin-top:.3rem;padding-left:1.1rem}
.place{font-family:ui-monospace,monospace;font-size:.85em;color:var(--soft);overflow-wrap:anywhere}
code{font-size:.88em;overflow-wrap:anywhere}.formula{font-family:Cambria,"DejaVu Serif",serif;background:var(--band);padding:.4rem .8rem}
figure{margin:1rem 0}figure svg{display:block;width:100%;height:auto;background:#fff;border:1px solid var(--line)}figcaption{font-size:.92rem;padding:.4rem 0}
.enlarge{margin:0 0 .4rem}.canvas{overflow:auto}.enlarge:has(:checked)+.canvas svg{width:220%}
.columns{columns:18rem;column-gap:2rem;padding-left:1.2rem}.columns li{break-inside:avoid}
.orgs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(24rem,100%),1fr));gap:1rem;margin:1rem 0}
.org{border:1px solid var(--line);border-radius:4px;padding:.2rem 1rem .8rem;overflow-wrap:anywhere}.org h3{margin:.6rem 0 .1rem;font-size:1.02rem}.org p{margin:0 0 .4rem}
.org:target{border:2px solid var(--mark);background:var(--band)}
dl{margin:0;display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.15rem .8rem;font-size:.9rem}dt{color:var(--soft);max-width:11rem}dd{margin:0}
dl.made{gap:.3rem 1.2rem}.print-only{display:none}footer{margin-top:3rem;color:var(--soft);font-size:.9rem}
@media(max-width:40rem){html{scroll-padding-top:6.5rem}.findings li{grid-template-columns:1fr;gap:.3rem}nav ol{columns:1}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}
@page wide{size:A4 landscape}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--band:#f2f2f2;--link:#000;--mark:#8f3d00}
body{font-size:9.5pt;line-height:1.4}.page{max-width:none;padding:0}.bar,.skip,.orgs,nav,.screen-only,.enlarge{display:none!important}.print-only{display:block}
a{text-decoration:none}h1{font-size:20pt}h2{font-size:14pt;margin-top:8mm}h3{font-size:11pt}h2,h3,caption{break-after:avoid}
.table{overflow:visible}table{font-size:8.2pt;table-layout:auto}thead{display:table-header-group}tr,.findings li,figure{break-inside:avoid}
th,td{padding:.8mm 1.4mm;overflow-wrap:break-word}table.pairs th:nth-child(n),table.pairs td:nth-child(n){min-width:0}table.pairs th:nth-child(2){width:26%}table.pairs th:nth-child(3){width:57%}thead .n{white-space:normal}
.findings li{grid-template-columns:32mm 1fr;-webkit-print-color-adjust:exact;print-color-adjust:exact}.figure strong{font-size:15pt}
p,li,dd,.sentence,.findings .aside{max-width:none}p{orphans:3;widows:3}#picture{page:wide}#picture h2{margin:0 0 2mm;padding-top:1mm}figure{margin:0}figure svg{width:100%!important;max-height:152mm;border:0}.canvas{overflow:hidden}details:not([open]){display:none}
}
)css";

constexpr std::string_view kScript = R"js(
(function () {
  'use strict';
  var bar = document.getElementById('search-bar'), input = document.getElementById('search');
  var list = document.getElementById('hits'), status = document.getElementById('hit-count');
  var most = 12;
  function fold(s) {
    return s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\u00df/g, 'ss')
      .replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u');
  }
  var all = JSON.parse(document.getElementById('organisation-data').textContent).map(function (o) {
    return {id: o[0], name: o[1], type: o[2], place: o[3], partners: o[4], also: o[5],
      key: fold(o[1]), rest: fold(o[5] + ' ' + o[3] + ' ' + o[0])};
  });
  var anchor = function (id) { return 'org/' + encodeURIComponent(id); };
  function show() {
    var words = fold(input.value).split(/\s+/).filter(Boolean);
    list.textContent = '';
    if (!words.length) { status.textContent = ''; return; }
    var hits = all.filter(function (o) {
      return words.every(function (w) { return o.key.indexOf(w) >= 0 || o.rest.indexOf(w) >= 0; });
    }).map(function (o) {
      var at = o.key.indexOf(words[0]);
      return {o: o, order: at === 0 ? 0 : at > 0 ? 1 : 2};
    }).sort(function (a, b) {
      return a.order - b.order || b.o.partners - a.o.partners || (a.o.id < b.o.id ? -1 : 1);
    });
    var d = bar.dataset, n = hits.length;
    status.textContent = n === 0 ? d.none : n === 1 ? d.one : d.many.replace('#', n) +
      (n > most ? ' ' + d.more.replace('#', most) : '');
    hits.slice(0, most).forEach(function (h) {
      var li = document.createElement('li'), a = document.createElement('a'), more = document.createElement('span');
      a.href = '#' + anchor(h.o.id);
      a.textContent = h.o.name;
      more.textContent = ' ' + [h.o.type, h.o.place].filter(Boolean).join(' \u00b7 ');
      li.append(a, more);
      list.append(li);
    });
  }
  function build(o) {
    var box = document.createElement('section'), head = document.createElement('h3');
    box.className = 'org';
    box.id = anchor(o.id);
    head.textContent = o.name;
    box.append(head);
    [[o.type, o.place].filter(Boolean).join(' \u00b7 '), bar.dataset.partners + ': ' + o.partners, o.also].forEach(function (t) {
      if (!t) return;
      var p = document.createElement('p');
      p.textContent = t;
      box.append(p);
    });
    document.getElementById('found').replaceChildren(box);
    return box;
  }
  function visit() {
    if (location.hash.indexOf('#org/') !== 0) return;
    var id = location.hash.slice(5);
    try { id = decodeURIComponent(id); } catch (e) { /* as it stands */ }
    var box = document.getElementById(anchor(id));
    if (!box) {
      var o = all.find(function (x) { return x.id === id; });
      if (!o) return;
      box = build(o);
    }
    var head = box.querySelector('h3');
    head.tabIndex = -1;
    box.scrollIntoView();
    head.focus({preventScroll: true});
  }
  bar.hidden = false;
  input.addEventListener('input', show);
  input.addEventListener('keydown', function (e) {
    if (e.key === 'Escape') { input.value = ''; show(); }
    if (e.key === 'Enter' && list.querySelector('a')) { list.querySelector('a').click(); }
  });
  list.addEventListener('click', function (e) {
    if (!e.target.closest('a')) return;
    var same = e.target.closest('a').hash === location.hash;
    input.value = '';
    setTimeout(function () { show(); if (same) visit(); }, 0);
  });
  window.addEventListener('hashchange', visit);
  visit();
})();
)js";

std::string base64_of_hex(const std::string& hex) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string out;
    unsigned bits = 0, held = 0;
    for (const char c : hex) {
        held = held << 4U | nibble(c);
        bits += 4;
        if (bits >= 6) {
            bits -= 6;
            out += kDigits[held >> bits & 63U];
            held &= (1U << bits) - 1;
        }
    }
    if (bits > 0)
        out += kDigits[held << (6 - bits) & 63U];
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

} // namespace

std::string_view page_style() {
    return kStyle;
}
std::string_view page_script() {
    return kScript;
}
std::string content_security_policy(std::string_view script) {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src 'sha256-" +
           base64_of_hex(sha256_hex(script)) + "'; base-uri 'none'; form-action 'none'";
}

} // namespace clusterbridge
