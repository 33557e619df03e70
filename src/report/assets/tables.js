(function () {
  'use strict';
  // Tables that sort, filter and are saved as CSV. Without scripts they are plain tables.
  var words = JSON.parse(document.getElementById('page-words').textContent);
  var language = document.documentElement.lang, german = language === 'de';
  var collator = new Intl.Collator(language, {numeric: true});
  var LEAST_TO_SORT = 3, LEAST_TO_FILTER = 8;

  function make(tag, attributes, content) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    [].concat(content || []).forEach(function (part) { element.append(part); });
    return element;
  }
  // what a cell says, without what is folded up in it
  function textOf(cell) {
    var copy = cell.cloneNode(true);
    copy.querySelectorAll('details').forEach(function (d) { d.remove(); });
    copy.querySelectorAll('li, p, .who, .aside').forEach(function (e) {
      if (e.previousElementSibling || (e.previousSibling && e.previousSibling.textContent.trim())) e.before('; ');
    });
    return copy.textContent.replace(/\s+/g, ' ').replace(/(; )+/g, '; ').trim();
  }
  function numberOf(text) {
    var found = text.replace(/\u2212/g, '-').match(/-?\d[\d.,]*/);
    if (!found) return NaN;
    var plain = german ? found[0].replace(/\./g, '').replace(',', '.') : found[0].replace(/,/g, '');
    return parseFloat(plain) - (/^(unter|under|<|\u2264)/.test(text) ? 1e-9 : 0);
  }
  function compare(a, b, numbers) {
    if (!numbers) return a.empty - b.empty || collator.compare(a.text, b.text);
    return isNaN(a.number) - isNaN(b.number) || a.number - b.number;
  }

  function sortable(table, rows) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells), body = table.tBodies[0];
    function arrange(column, direction) {
      var numbers = heads[column].classList.contains('n');
      var keyed = rows.map(function (row, place) {
        var text = textOf(row.cells[column]);
        return {row: row, place: place, text: text, empty: text === '', number: numberOf(text)};
      });
      if (direction)
        keyed.sort(function (a, b) {
          var missing = numbers ? isNaN(a.number) - isNaN(b.number) : a.empty - b.empty; // always at the end
          return missing || direction * compare(a, b, numbers) || a.place - b.place;
        });
      body.append.apply(body, keyed.map(function (k) { return k.row; }));
    }
    heads.forEach(function (head, column) {
      var button = make('button', {type: 'button', 'class': 'sort'}, Array.prototype.slice.call(head.childNodes));
      head.append(button);
      var first = head.classList.contains('n') && !/^(rang|rank|nr|number|nummer)/i.test(head.textContent) ? 'descending' : 'ascending';
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        var next = !now ? first : now === first ? (first === 'ascending' ? 'descending' : 'ascending') : null;
        heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
        if (next) head.setAttribute('aria-sort', next);
        arrange(column, next === 'ascending' ? 1 : next ? -1 : 0);
      });
    });
  }

  function filterable(rows, name) {
    var input = make('input', {type: 'text', autocomplete: 'off'}), count = make('output', {});
    input.addEventListener('input', function () {
      var wanted = fold(input.value).split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (row) {
        row.foldedText = row.foldedText || fold(Array.prototype.map.call(row.cells, textOf).join(' '));
        row.hidden = !wanted.every(function (w) { return row.foldedText.indexOf(w) >= 0; });
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = wanted.length ? words.rows_shown.replace('{n}', shown).replace('{all}', rows.length) : '';
    });
    return [make('label', {}, [words.filter, make('span', {'class': 'unseen'}, ': ' + name), ' ', input]), count];
  }

  // a spreadsheet must not run what stands in a cell
  function harmless(text) {
    var number = /^[-+]?[\d.,]+( ?%)?$/.test(text);
    return /^[=+\-@\t\r]/.test(text) && !number ? "'" + text : text;
  }
  function csv(table, rows) {
    var separator = german ? ';' : ',';
    var lines = [table.tHead.rows[0]].concat(rows.filter(function (row) { return !row.hidden; }));
    return '\ufeff' + lines.map(function (line) {
      return Array.prototype.map.call(line.cells, function (cell) {
        var text = harmless(textOf(cell).replace(/[\u00a0\u202f]/g, ' ').replace(/\u2212/g, '-'));
        return /[";,\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(separator) + '\r\n';
    }).join('');
  }
  function saved(table, name) {
    var button = make('button', {type: 'button'}, [words.save_csv, make('span', {'class': 'unseen'}, ': ' + name)]);
    button.addEventListener('click', function () {
      var address = URL.createObjectURL(new Blob([csv(table, Array.prototype.slice.call(table.tBodies[0].rows))], {type: 'text/csv;charset=utf-8'}));
      var file = fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'table';
      make('a', {href: address, download: file + '.csv'}).click();
      setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
    });
    return button;
  }
  function fold(s) { return clusterbridgeFold(s); }

  document.querySelectorAll('.table > table').forEach(function (table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    if (rows.length < LEAST_TO_SORT || table.classList.contains('card')) return;
    var name = table.caption ? table.caption.textContent : '';
    sortable(table, rows);
    var tools = make('div', {'class': 'tools'});
    if (rows.length >= LEAST_TO_FILTER) tools.append.apply(tools, filterable(rows, name));
    tools.append(saved(table, name));
    table.parentNode.before(tools);
  });
})();
