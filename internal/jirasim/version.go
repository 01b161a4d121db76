// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "fmt"

// version is a released Jira: behavior follows major and minor, the rest is what serverInfo tells.
type version struct {
	major, minor, patch int
	build               int
	date                string
}

var versions = map[string]version{
	"8.2":  {8, 2, 6, 802006, "2019-10-31T00:00:00.000+0000"},
	"8.20": {8, 20, 30, 820030, "2023-12-12T00:00:00.000+0000"},
	"9.12": {9, 12, 15, 9120015, "2024-11-05T00:00:00.000+0000"},
	"10.3": {10, 3, 24, 10030024, "2026-06-02T00:00:00.000+0000"},
	"11.3": {11, 3, 8, 11030008, "2026-06-16T00:00:00.000+0000"},
}

func findVersion(name string) (version, error) {
	found, ok := versions[name]
	if !ok {
		return version{}, fmt.Errorf("version %q is not simulated: 8.2, 8.20, 9.12, 10.3 and 11.3 are", name)
	}
	return found, nil
}

func (v version) String() string {
	return fmt.Sprintf("%d.%d.%d", v.major, v.minor, v.patch)
}

// atLeast reports whether this is the given release or a later one.
func (v version) atLeast(major, minor int) bool {
	return v.major > major || v.major == major && v.minor >= minor
}
