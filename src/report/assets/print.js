(function () {
  'use strict';
  // Scorecards stand open in the file, for readers without scripts and for paper; a screen with scripts folds them up.
  var cards = document.querySelectorAll('details.scorecard, details.numbers');
  var opened = [];
  cards.forEach(function (card) { card.open = false; });
  window.addEventListener('beforeprint', function () {
    opened = Array.prototype.filter.call(cards, function (card) { return !card.open; });
    opened.forEach(function (card) { card.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (card) { card.open = false; });
    opened = [];
  });
})();
