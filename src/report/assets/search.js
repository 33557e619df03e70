// "Müller" is found by "mueller", "muller" and "MÜLLER"
function clusterbridgeFold(s) {
  return s.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\u00df/g, 'ss')
    .replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u');
}
(function () {
  'use strict';
  var bar = document.getElementById('search-bar'), input = document.getElementById('search');
  var list = document.getElementById('hits'), status = document.getElementById('hit-count');
  var most = 12;
  var fold = clusterbridgeFold;
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
