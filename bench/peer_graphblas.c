/* SuiteSparse:GraphBLAS on one thread, behind the same orders as kernel_times: built and started by bench/peers.py.
     peer_graphblas ARRAYS.bin      int64 nodes, int64 ties, int32 one end of each, int32 the other
   best_pairs: resource allocation of all pairs as one product A * (1/k A), kept where i < j and no tie, best 1,000.
   clustering: triangles as the masked product C<A> = A * A, over k(k-1)/2. */
#include <GraphBLAS.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static GrB_Matrix ties, shares; /* 1 per arc; 1/k of the row per arc */
static GrB_Index nodes;
static double *degree;

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void read_ties(const char *path) {
    FILE *file = fopen(path, "rb");
    int64_t size[2];
    if (!file || fread(size, 8, 2, file) != 2)
        exit(3);
    size_t m = (size_t)size[1];
    nodes = (GrB_Index)size[0];
    int32_t *ends = malloc(8 * m);
    if (fread(ends, 8, m, file) != m)
        exit(3);
    fclose(file);
    degree = calloc(nodes, sizeof *degree);
    for (size_t e = 0; e < 2 * m; ++e)
        ++degree[ends[e]];
    GrB_Index *row = malloc(2 * m * sizeof *row), *column = malloc(2 * m * sizeof *column);
    double *one = malloc(2 * m * sizeof *one), *share = malloc(2 * m * sizeof *share);
    for (size_t e = 0; e < m; ++e) {
        row[2 * e] = column[2 * e + 1] = (GrB_Index)ends[e];
        column[2 * e] = row[2 * e + 1] = (GrB_Index)ends[m + e];
    }
    for (size_t a = 0; a < 2 * m; ++a) {
        one[a] = 1;
        share[a] = 1 / degree[row[a]];
    }
    GrB_Matrix_new(&ties, GrB_FP64, nodes, nodes);
    GrB_Matrix_new(&shares, GrB_FP64, nodes, nodes);
    GrB_Matrix_build_FP64(ties, row, column, one, 2 * m, GrB_PLUS_FP64);
    GrB_Matrix_build_FP64(shares, row, column, share, 2 * m, GrB_PLUS_FP64);
    GrB_Matrix_wait(ties, GrB_MATERIALIZE);
    GrB_Matrix_wait(shares, GrB_MATERIALIZE);
    free(ends), free(row), free(column), free(one), free(share);
}

static int downwards(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

static void best_pairs(double *sum, double *largest) {
    GrB_Matrix scores, upper;
    GrB_Matrix_new(&scores, GrB_FP64, nodes, nodes);
    GrB_Matrix_new(&upper, GrB_FP64, nodes, nodes);
    GrB_mxm(scores, ties, NULL, GrB_PLUS_TIMES_SEMIRING_FP64, ties, shares, GrB_DESC_SC); /* where no tie is */
    GrB_Matrix_select_INT64(upper, NULL, NULL, GrB_TRIU, scores, 1, NULL);
    GrB_Index count;
    GrB_Matrix_nvals(&count, upper);
    double *values = malloc((count + 1) * sizeof *values);
    GrB_Matrix_extractTuples_FP64(NULL, NULL, values, &count, upper);
    /* the best 1,000 by selection on a shrinking threshold */
    size_t keep = count < 1000 ? count : 1000, low = 0, high = count;
    while (high > keep && high - low > 1) {
        double pivot = values[low + (high - low) / 2];
        size_t greater = low, equal = low;
        for (size_t i = low; i < high; ++i) {
            double x = values[i];
            if (x > pivot) {
                values[i] = values[equal], values[equal] = values[greater], values[greater] = x;
                ++greater, ++equal;
            } else if (x == pivot) {
                values[i] = values[equal], values[equal] = x;
                ++equal;
            }
        }
        if (greater > keep)
            high = greater;
        else if (equal >= keep)
            break;
        else
            low = equal;
    }
    qsort(values, keep, sizeof *values, downwards);
    *sum = 0;
    for (size_t i = 0; i < keep; ++i)
        *sum += values[i];
    *largest = keep ? values[0] : 0;
    free(values);
    GrB_free(&scores);
    GrB_free(&upper);
}

static void clustering(double *sum, double *largest) {
    GrB_Matrix closed;
    GrB_Vector twice;
    GrB_Matrix_new(&closed, GrB_FP64, nodes, nodes);
    GrB_Vector_new(&twice, GrB_FP64, nodes);
    GrB_mxm(closed, ties, NULL, GxB_PLUS_PAIR_FP64, ties, ties, GrB_DESC_ST1);
    GrB_Matrix_reduce_Monoid(twice, NULL, NULL, GrB_PLUS_MONOID_FP64, closed, NULL);
    GrB_Index count = nodes;
    GrB_Index *at = malloc(nodes * sizeof *at);
    double *value = malloc(nodes * sizeof *value);
    GrB_Vector_extractTuples_FP64(at, value, &count, twice);
    *sum = *largest = 0;
    for (GrB_Index i = 0; i < count; ++i) {
        double k = degree[at[i]], x = k < 2 ? 0 : value[i] / (k * (k - 1));
        *sum += x;
        *largest = x > *largest ? x : *largest;
    }
    free(at), free(value);
    GrB_free(&closed);
    GrB_free(&twice);
}

int main(int count, char **arguments) {
    char line[256];
    if (count < 2)
        return 2;
    GrB_init(GrB_NONBLOCKING);
    GxB_Global_Option_set(GxB_NTHREADS, 1);
    read_ties(arguments[1]);
    printf("{\"nodes\": %llu}\n", (unsigned long long)nodes);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        int pairs = !strncmp(line, "best_pairs", 10), local = !strncmp(line, "clustering", 10);
        double sum = 0, largest = 0;
        double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
        if (pairs)
            best_pairs(&sum, &largest);
        if (local)
            clustering(&sum, &largest);
        cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        wall = seconds(CLOCK_MONOTONIC) - wall;
        if (pairs || local)
            printf("{\"cpu_s\": [%.6g], \"wall_s\": [%.6g], \"check\": {\"sum\": %.17g, \"largest\": %.17g}}\n", cpu,
                   wall, sum, largest);
        else
            printf("{\"error\": \"no such kernel\"}\n");
        fflush(stdout);
    }
    GrB_finalize();
    return 0;
}
