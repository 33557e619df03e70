#include "cli/environment.hpp"
#include "cli/start_program.hpp"
#include "io/file_system.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stop_token>
#include <streambuf>
#include <string>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

/// Builds the real world and hands it to the program; nothing else happens here.
namespace clusterbridge {
namespace {

/// Standard output that remembers why it failed: a closed pipe is no error, a full disk is.
class OutputBuffer final : public std::streambuf {
  public:
    explicit OutputBuffer(int descriptor) : descriptor_(descriptor), buffer_(1U << 16U) {
        setp(buffer_.data(), buffer_.data() + buffer_.size());
    }
    bool closed() const { return error_ == EPIPE; }

  protected:
    int_type overflow(int_type c) override {
        if (sync() != 0)
            return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof())) {
            *pptr() = traits_type::to_char_type(c);
            pbump(1);
        }
        return traits_type::not_eof(c);
    }
    int sync() override {
        const char* from = pbase();
        while (from != pptr()) {
            const ssize_t put = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
            if (put < 0 && errno == EINTR)
                continue;
            if (put < 0) {
                error_ = errno;
                return -1;
            }
            from += put;
        }
        setp(buffer_.data(), buffer_.data() + buffer_.size());
        return 0;
    }

  private:
    int descriptor_;
    int error_ = 0;
    std::vector<char> buffer_;
};

std::atomic<int> stop_signal{0};

/// Standard input that a signal can end: whoever waits at a terminal or a pipe must not have to ask twice.
class InputBuffer final : public std::streambuf {
  public:
    InputBuffer(int descriptor, std::stop_token stop)
        : descriptor_(descriptor), stop_(std::move(stop)), buffer_(1U << 16U) {}

  protected:
    int_type underflow() override {
        constexpr int kMilliseconds = 100;
        while (!stop_.stop_requested()) {
            pollfd ready{descriptor_, POLLIN, 0};
            if (::poll(&ready, 1, kMilliseconds) == 0)
                continue;
            const ssize_t got = ::read(descriptor_, buffer_.data(), buffer_.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                break;
            setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
            return traits_type::to_int_type(*gptr());
        }
        return traits_type::eof();
    }

  private:
    int descriptor_;
    std::stop_token stop_;
    std::vector<char> buffer_;
};

/// SIGINT and SIGTERM ask the computation to stop, from a thread of their own, because a stop token may not be touched
/// in a signal handler. The second signal ends the process at once.
void watch_signals(std::stop_source stop) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, stop]() mutable {
        for (;;) {
            int caught = 0;
            if (sigwait(&signals, &caught) != 0)
                continue;
            if (stop_signal.exchange(caught) != 0)
                ::_exit(128 + caught);
            stop.request_stop();
        }
    }).detach();
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int terminal_width() {
    winsize size{};
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO})
        if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            return size.ws_col;
    return 80;
}

std::string timestamp() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text, length};
}

/// Cores this process may use, which in a container can be fewer than the machine has.
unsigned usable_threads() {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0)
        return static_cast<unsigned>(CPU_COUNT(&cores));
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace
} // namespace clusterbridge

int main(int argc, char** argv) {
    using namespace clusterbridge;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of writing, not an end
    const std::stop_source stop;
    watch_signals(stop);
    OutputBuffer buffer(STDOUT_FILENO);
    std::ostream out(&buffer);
    InputBuffer input(STDIN_FILENO, stop.get_token());
    std::istream in(&input);
    RealFileSystem files;

    Environment environment;
    environment.in = &in;
    environment.out = &out;
    environment.err = &std::cerr;
    environment.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    environment.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
    environment.terminal_width = terminal_width();
    for (const char* name : {"LC_ALL", "LANG", "NO_COLOR", "PATH"})
        if (const char* value = std::getenv(name))
            environment.variables[name] = value;
    environment.files = &files;
    environment.wall_seconds = wall_seconds;
    environment.cpu_seconds = cpu_seconds;
    environment.peak_mib = peak_mib;
    environment.stop = stop.get_token();
    environment.stop_exit_code = [] { return 128 + (stop_signal.load() != 0 ? stop_signal.load() : SIGINT); };
    environment.hardware_threads = usable_threads();
    environment.out_closed = [&buffer] { return buffer.closed(); };
    environment.timestamp = timestamp;
    environment.start_program = start_program;
    environment.process = std::to_string(::getpid());
    return run_program(argc, argv, environment);
}
