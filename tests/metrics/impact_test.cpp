#include "metrics/impact.hpp"
