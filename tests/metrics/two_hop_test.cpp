#include "metrics/two_hop.hpp"
