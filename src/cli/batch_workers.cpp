#include "cli/batch_workers.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <new>
#include <pthread.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::string_view kBetween = "\x1f"; ///< the two languages of a reason on its way to the parent
constexpr std::size_t kLongestReason = 4000;  ///< a pipe takes it whole
constexpr long kNap = 5'000'000;              ///< nanoseconds between two looks at the workers

struct Worker {
    std::size_t job = 0;
    pid_t process = -1;
    int reason = -1; ///< where its reason can be read
    double started = 0;
    bool late = false;
};

/// Of address space, which is what the limit counts.
std::uint64_t bytes_in_use() {
    std::array<char, 64> text{};
    const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const ssize_t got = file >= 0 ? ::read(file, text.data(), text.size()) : 0;
    if (file >= 0)
        ::close(file);
    std::uint64_t pages = 0;
    for (ssize_t i = 0; i < got && text[static_cast<std::size_t>(i)] >= '0'; ++i)
        pages = pages * 10 + static_cast<std::uint64_t>(text[static_cast<std::size_t>(i)] - '0');
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit(int what, std::uint64_t most, std::uint64_t hard) {
    const rlimit limits{static_cast<rlim_t>(most), static_cast<rlim_t>(hard)};
    ::setrlimit(static_cast<__rlimit_resource_t>(what), &limits);
}

void send_reason(int to, const Sentence& reason) {
    std::string text = reason.en.substr(0, kLongestReason / 2);
    text += kBetween;
    text += reason.de.substr(0, kLongestReason / 2);
    [[maybe_unused]] const ssize_t put = ::write(to, text.data(), text.size());
}

Sentence received(int from) {
    std::array<char, kLongestReason + 1> buffer{};
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got <= 0)
        return {};
    const std::string_view text(buffer.data(), static_cast<std::size_t>(got));
    const auto at = text.find(kBetween);
    if (at == std::string_view::npos)
        return {std::string(text), std::string(text)};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

/// Standard error into the log, standard input and output away; signals as in a process that nobody watches.
void settle_in(const WorkerPlan& plan, std::size_t job, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(1); // it ended before the line above
    for (const int signal : {SIGINT, SIGTERM})
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    const int log = ::open(plan.log_file(job).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    ::dup2(log >= 0 ? log : nothing, STDERR_FILENO);
    if (plan.limits.mib > 0) {
        const std::uint64_t most = bytes_in_use() + plan.limits.mib * 1024 * 1024;
        limit(RLIMIT_AS, most, most);
    }
    if (plan.limits.seconds > 0)
        limit(RLIMIT_CPU, plan.limits.seconds, plan.limits.seconds + 1);
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
}

[[noreturn]] void work(const WorkerPlan& plan, std::size_t job, pid_t parent, int reason) {
    settle_in(plan, job, parent);
    int code = 1;
    try {
        plan.work(job);
        code = 0;
    } catch (const Error& error) {
        send_reason(reason, error.sentence());
    } catch (const std::bad_alloc&) {
        send_reason(reason, {"the review needs more memory than it may have; see --memory-limit",
                             "die Auswertung braucht mehr Speicher, als sie haben darf; siehe --memory-limit"});
    } catch (...) {
        send_reason(reason, {"internal error; please report this", "interner Fehler; bitte melden Sie ihn"});
    }
    std::cerr.flush();
    ::_exit(code);
}

class Workers {
  public:
    explicit Workers(const WorkerPlan& plan) : plan_(plan) {}
    ~Workers() { end_all(); }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    void start(std::size_t job) {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
            no_process();
        const pid_t parent = ::getpid();
        std::cerr.flush();
        const pid_t process = ::fork();
        if (process == 0) {
            ::close(pipe[0]);
            work(plan_, job, parent, pipe[1]);
        }
        ::close(pipe[1]);
        if (process < 0) {
            ::close(pipe[0]);
            no_process();
        }
        running_.push_back({job, process, pipe[0], plan_.wall_seconds(), false});
    }
    std::size_t running() const { return running_.size(); }

    /// Takes those that ended and ends those that are late.
    void look() {
        for (std::size_t i = 0; i < running_.size();) {
            Worker& worker = running_[i];
            int status = 0;
            const pid_t found = ::waitpid(worker.process, &status, WNOHANG);
            if (found != worker.process) {
                if (plan_.limits.seconds > 0 && !worker.late &&
                    plan_.wall_seconds() - worker.started > static_cast<double>(plan_.limits.seconds)) {
                    worker.late = true;
                    ::kill(worker.process, SIGKILL);
                }
                ++i;
                continue;
            }
            const Worker gone = worker;
            running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
            tell(gone, status);
        }
    }

  private:
    [[noreturn]] static void no_process() {
        throw Error(ErrorCode::output, {"no further process can be started; the system refuses one; give a smaller "
                                        "--jobs",
                                        "Es lässt sich kein weiterer Prozess starten; das System lehnt ab; geben Sie "
                                        "ein kleineres --jobs an"});
    }

    void tell(const Worker& worker, int status) {
        WorkerEnd end{worker.job, WIFEXITED(status) && WEXITSTATUS(status) == 0, received(worker.reason)};
        ::close(worker.reason);
        const bool timed_out = worker.late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
        if (timed_out) {
            const std::string most = std::to_string(plan_.limits.seconds);
            end.reason = {"the review took longer than " + most + " s; see --time-limit",
                          "die Auswertung brauchte länger als " + most + " s; siehe --time-limit"};
        } else if (WIFSIGNALED(status)) {
            const std::string number = std::to_string(WTERMSIG(status));
            end.reason = {"the process of the review was ended by signal " + number,
                          "der Prozess der Auswertung wurde durch Signal " + number + " beendet"};
        }
        plan_.ended(end);
    }

    void end_all() {
        for (const Worker& worker : running_)
            ::kill(worker.process, SIGKILL);
        for (const Worker& worker : running_) {
            int status = 0;
            while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {}
            ::close(worker.reason);
        }
        running_.clear();
    }

    const WorkerPlan& plan_;
    std::vector<Worker> running_;
};

} // namespace

void run_workers(const WorkerPlan& plan, const RunControl& run) {
    Workers workers(plan);
    std::size_t next = 0;
    while (next < plan.jobs || workers.running() > 0) {
        run.throw_if_stopped();
        while (next < plan.jobs && workers.running() < std::max(1U, plan.at_once))
            workers.start(next++);
        workers.look();
        const timespec nap{0, kNap};
        ::nanosleep(&nap, nullptr);
        run.report(next - workers.running(), plan.jobs);
    }
}

} // namespace clusterbridge
