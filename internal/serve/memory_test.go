// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestCollectGarbageLater(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	for name, test := range map[string]struct {
		environment map[string]string
		percent     int
		limit       int64
	}{
		"no variables":    {nil, 800, 96 << 20},
		"empty variables": {map[string]string{"GOGC": "", "GOMEMLIMIT": ""}, 800, 96 << 20},
		"GOGC":            {map[string]string{"GOGC": "50"}, 100, math.MaxInt64},
		"GOMEMLIMIT":      {map[string]string{"GOMEMLIMIT": "64MiB"}, 100, math.MaxInt64},
	} {
		t.Run(name, func(t *testing.T) {
			collectGarbageLater(func(name string) string { return test.environment[name] })
			if got := debug.SetGCPercent(100); got != test.percent {
				t.Errorf("the target is %d, want %d", got, test.percent)
			}
			if got := debug.SetMemoryLimit(math.MaxInt64); got != test.limit {
				t.Errorf("the limit is %d, want %d", got, test.limit)
			}
		})
	}
}
