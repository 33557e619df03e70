#include "metrics/affinity.hpp"
