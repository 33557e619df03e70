#include "metrics/ranking_quality.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace clusterbridge {
namespace {

constexpr unsigned kBucketBits = 16;

double real(std::uint64_t n) {
    return static_cast<double>(n);
}

std::uint64_t sum_of(const std::vector<std::uint64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

double average_precision_of(const RankedCounts& counts) {
    double sum = 0;
    std::uint64_t found = 0;
    std::uint64_t above = 0;
    for (std::size_t bin = counts.candidates.size(); bin-- > 0;) {
        above += counts.candidates[bin];
        if (bin % 2 == 0)
            continue;
        const std::uint64_t here = counts.positives[bin / 2];
        found += here;
        if (here > 0)
            sum += real(here) * real(found) / real(above);
    }
    const std::uint64_t unnamed = counts.all_positives - found;
    sum += real(unnamed) * real(counts.all_positives) / real(counts.all_candidates);
    return sum / real(counts.all_positives);
}

double auc_of(const RankedCounts& counts) {
    double sum = 0;
    std::uint64_t found = 0;
    std::uint64_t wrong = 0;
    for (std::size_t bin = counts.candidates.size(); bin-- > 0;) {
        const std::uint64_t here = bin % 2 == 1 ? counts.positives[bin / 2] : 0;
        const std::uint64_t others = counts.candidates[bin] - here;
        sum += real(others) * (real(found) + real(here) / 2);
        found += here;
        wrong += others;
    }
    const std::uint64_t unnamed = counts.all_positives - found;
    const std::uint64_t negatives = counts.all_candidates - counts.all_positives;
    sum += real(negatives - wrong) * (real(found) + real(unnamed) / 2);
    return sum / real(counts.all_positives) / real(negatives);
}

} // namespace

ScoreLevels::ScoreLevels(std::vector<double> scores) : values_(std::move(scores)) {
    std::erase_if(values_, [](double s) { return !(s > 0); });
    std::sort(values_.begin(), values_.end());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    if (values_.empty())
        return;
    // bit patterns of positive doubles are ordered like the doubles
    lowest_ = std::bit_cast<std::uint64_t>(values_.front());
    const std::uint64_t span = std::bit_cast<std::uint64_t>(values_.back()) - lowest_;
    const auto width = static_cast<unsigned>(std::bit_width(span));
    shift_ = width > kBucketBits ? width - kBucketBits : 0;
    std::size_t bucket = 0;
    for (std::size_t l = 0; l < values_.size(); ++l)
        for (; bucket <= bucket_of(values_[l]); ++bucket)
            first_.push_back(static_cast<std::uint32_t>(l));
    first_.push_back(static_cast<std::uint32_t>(values_.size()));
}

std::size_t ScoreLevels::bucket_of(double score) const {
    return static_cast<std::size_t>((std::bit_cast<std::uint64_t>(score) - lowest_) >> shift_);
}

std::size_t ScoreLevels::bin_of(double score) const {
    if (values_.empty() || score < values_.front())
        return 0;
    if (score > values_.back())
        return 2 * values_.size();
    const std::size_t bucket = bucket_of(score);
    const auto begin = values_.begin();
    // all levels below the bucket are smaller, the first one behind it is not
    const auto at = std::lower_bound(begin + first_[bucket], begin + first_[bucket + 1], score);
    const auto level = static_cast<std::size_t>(at - begin);
    return level < values_.size() && *at == score ? 2 * level + 1 : 2 * level;
}

std::vector<double> shares_in_top(const RankedCounts& counts, std::size_t k) {
    std::vector<double> shares(counts.positives.size(), 0.0);
    std::uint64_t above = 0;
    for (std::size_t bin = counts.candidates.size(); bin-- > 0 && above < k;) {
        const std::uint64_t here = counts.candidates[bin];
        if (bin % 2 == 1 && here > 0)
            shares[bin / 2] = std::min(1.0, real(k - above) / real(here));
        above += here;
    }
    return shares;
}

RankingQuality ranking_quality(const RankedCounts& counts, std::span<const std::size_t> ks) {
    ensure(counts.candidates.size() == 2 * counts.positives.size() + 1, "a bin per level and gap");
    ensure(sum_of(counts.positives) <= counts.all_positives && counts.all_positives <= counts.all_candidates &&
               sum_of(counts.candidates) <= counts.all_candidates,
           "totals hold what was counted");
    RankingQuality quality;
    for (const std::size_t k : ks) {
        if (k == 0 || counts.all_candidates < k) {
            quality.precision.emplace_back();
            continue;
        }
        const auto shares = shares_in_top(counts, k);
        double hits = 0;
        for (std::size_t l = shares.size(); l-- > 0;)
            hits += shares[l] * real(counts.positives[l]);
        quality.precision.emplace_back(hits / static_cast<double>(k));
    }
    if (counts.all_positives > 0)
        quality.average_precision = average_precision_of(counts);
    if (counts.all_positives > 0 && counts.all_positives < counts.all_candidates)
        quality.auc = auc_of(counts);
    return quality;
}

} // namespace clusterbridge
