#include "io/system_reason.hpp"

#include <array>
#include <cerrno>
#include <string>

namespace clusterbridge {
namespace {

struct Reason {
    int error;
    const char* en;
    const char* de;
};

constexpr std::array kReasons = {
    Reason{ENOENT, "there is no such file or folder", "diese Datei oder diesen Ordner gibt es nicht"},
    Reason{EACCES, "permission is denied", "die Rechte fehlen"},
    Reason{EPERM, "the system does not permit it", "das System erlaubt es nicht"},
    Reason{ENOSPC, "the disk is full", "der Datenträger ist voll"},
    Reason{EDQUOT, "the quota of disk space is used up", "der zugeteilte Speicherplatz ist aufgebraucht"},
    Reason{EROFS, "the disk can only be read", "der Datenträger ist schreibgeschützt"},
    Reason{EISDIR, "it is a folder", "es ist ein Ordner"},
    Reason{ENOTDIR, "part of the path is no folder", "ein Teil des Pfades ist kein Ordner"},
    Reason{EEXIST, "it exists already", "es ist schon da"},
    Reason{ENOTEMPTY, "the folder is not empty", "der Ordner ist nicht leer"},
    Reason{ENAMETOOLONG, "the name is too long", "der Name ist zu lang"},
    Reason{ELOOP, "its links lead in a circle", "seine Verweise führen im Kreis"},
    Reason{EMFILE, "too many files are open", "zu viele Dateien sind offen"},
    Reason{ENFILE, "too many files are open in the system", "im System sind zu viele Dateien offen"},
    Reason{EFBIG, "the file grows too large", "die Datei wird zu groß"},
    Reason{EBUSY, "it is in use", "es wird gerade benutzt"},
    Reason{ETXTBSY, "it is a program that is running", "es ist ein Programm, das gerade läuft"},
    Reason{EXDEV, "the two places are on different disks", "die beiden Orte liegen auf verschiedenen Datenträgern"},
    Reason{EPIPE, "the reader has gone away", "der Empfänger ist nicht mehr da"},
    Reason{EIO, "the disk reports a fault", "der Datenträger meldet einen Fehler"},
    Reason{ENOMEM, "there is not enough memory", "der Arbeitsspeicher reicht nicht"},
};

} // namespace

Sentence system_reason(int error) {
    for (const Reason& reason : kReasons)
        if (reason.error == error)
            return {reason.en, reason.de};
    return {"the system reports error " + std::to_string(error),
            "das System meldet den Fehler " + std::to_string(error)};
}

} // namespace clusterbridge
