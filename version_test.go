// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestDescribe(t *testing.T) {
	built := "built with: " + runtime.Version() + " for " + runtime.GOOS + "/" + runtime.GOARCH
	recorded := func(modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2026-11-24T20:00:00Z"}, {Key: "vcs.modified", Value: modified},
		}}
	}
	for name, test := range map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"clean":    {recorded("false"), "terraform-provider-jira dev\ncommit: abc\ndate: 2026-11-24T20:00:00Z\n" + built},
		"modified": {recorded("true"), "terraform-provider-jira dev\ncommit: abc, modified\ndate: 2026-11-24T20:00:00Z\n" + built},
		"nothing":  {nil, "terraform-provider-jira dev\ncommit: unknown\ndate: unknown\n" + built},
	} {
		if got := describe(test.info); got != test.want {
			t.Errorf("%s: describe() = %q, want %q", name, got, test.want)
		}
	}
}
