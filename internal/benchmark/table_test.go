// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"testing"
	"time"
)

// measured returns a measurement of a plan whose every figure is a multiple of size.
func measured(provider string, users, size int) Measurement {
	return Measurement{
		Provider: provider, Estate: Estate{Version: "11.3", Users: users, Shape: Map}, Operation: Plan,
		Wall: time.Duration(size) * time.Second, Terraform: time.Duration(size) * 100 * time.Millisecond, CPU: time.Duration(size) * 200 * time.Millisecond,
		PeakMemory: int64(size) * 1e6, Requests: size * 10, Connections: size, AtOnce: 1,
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	withAvatars := measured("this", 1000, 3)
	withAvatars.Estate.Avatars = true
	floor := withAvatars
	floor.Provider, floor.Wall = "floor", 4*time.Second
	got := Table([]Measurement{measured("floor", 1000, 4), measured("this", 1000, 200), floor, withAvatars, measured("this", 5000, 9)}, "floor")
	const want = "| Jira | Estate | Operation | Provider | Time | Floor | Ratio | Requests | Connections | At once | CPU | Peak memory |\n" +
		"|---|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n" +
		"| 11.3 | 1,000 users | plan | this | 200.0 s | 4.0 s | 50.00 | 2,000 | 200 | 1 | 40.0 s | 200 MB |\n" +
		"| 11.3 | 1,000 users with avatars | plan | this | 3.0 s | 4.0 s | 0.75 | 30 | 3 | 1 | 0.6 s | 3 MB |\n"
	if got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
}

func TestGrowth(t *testing.T) {
	t.Parallel()
	small, large := measured("floor", 1000, 2), measured("floor", 5000, 8)
	small.Requests, large.Requests = 0, 0
	got := Growth([]Measurement{measured("this", 1000, 2), measured("this", 5000, 9), small, large, measured("alone", 5000, 9)}, 1000, 5000)
	const want = "| Jira | Operation | Provider | Time | Requests | CPU | Peak memory |\n|---|---|---|--:|--:|--:|--:|\n" +
		"| 11.3 | plan | this | 4.5 | 4.5 | 4.5 | 4.5 |\n" +
		"| 11.3 | plan | floor | 4.0 | - | 4.0 | 4.0 |\n"
	if got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if got := Growth([]Measurement{measured("this", 1000, 2)}, 1000, 5000); got != "" {
		t.Errorf("without the larger estate the table is\n%s", got)
	}
}

func TestShapeTable(t *testing.T) {
	t.Parallel()
	got := ShapeTable([]ShapeMeasurement{{"Terraform v1.11.4", measured("floor", 1000, 12), measured("floor", 1000, 5)}})
	const want = "| Estate | Shape | Terraform | Create | Plan |\n|---|---|---|--:|--:|\n| 1,000 users | map | Terraform v1.11.4 | 1.2 s | 0.5 s |\n"
	if got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
}

func TestGrouped(t *testing.T) {
	t.Parallel()
	for number, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567"} {
		if got := grouped(number); got != want {
			t.Errorf("grouped(%d) is %q, want %q", number, got, want)
		}
	}
}
