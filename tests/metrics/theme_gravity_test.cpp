#include "metrics/theme_gravity.hpp"
