#include "io/csv_fault.hpp"

#include "io/values.hpp"

namespace clusterbridge {

Sentence fault_sentence(CsvFault fault, std::string_view text) {
    const Sentence found = in_quotes(text);
    switch (fault) {
    case CsvFault::unclosed_quote:
        return {"a quotation mark is never closed; found a field that begins on this line with " + found.en +
                    "; close it or double the quotation marks inside the field",
                "ein Anführungszeichen wird nicht geschlossen; gefunden wurde ein Feld, das in dieser Zeile mit " +
                    found.de + " beginnt; schließen Sie es oder verdoppeln Sie Anführungszeichen im Feld"};
    case CsvFault::text_after_quote:
        return {
            "text follows a closing quotation mark; found a field that begins on this line with " + found.en +
                "; double the quotation marks inside the field",
            "nach einem schließenden Anführungszeichen folgt Text; gefunden wurde ein Feld, das in dieser Zeile mit " +
                found.de + " beginnt; verdoppeln Sie Anführungszeichen im Feld"};
    case CsvFault::field_too_long:
        return {"a field is longer than 1 MiB; found in a row that begins with " + found.en +
                    "; shorten it, or add the partner that a quotation mark may be missing",
                "ein Feld ist länger als 1 MiB; gefunden wurde es in einer Zeile, die mit " + found.de +
                    " beginnt; kürzen Sie es, oder ergänzen Sie das Gegenstück, das vielleicht einem "
                    "Anführungszeichen fehlt"};
    case CsvFault::none:
        break;
    }
    return {};
}

std::string fault_rule(CsvFault fault) {
    return fault == CsvFault::unclosed_quote     ? "quote-unclosed"
           : fault == CsvFault::text_after_quote ? "quote-text-after"
                                                 : "field-too-long";
}

} // namespace clusterbridge
