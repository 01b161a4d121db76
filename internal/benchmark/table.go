// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Table returns the measurements as Markdown: one row for each operation and provider, with the ratio to the floor.
func Table(measurements []Measurement, floor string) string {
	var table strings.Builder
	table.WriteString("| Jira | Estate | Operation | Provider | Time | Floor | Ratio | Requests | Connections | At once | CPU | Peak memory |\n")
	table.WriteString("|---|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, m := range measurements {
		lowest, found := like(measurements, m, floor, m.Estate)
		if m.Provider == floor || !found {
			continue
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s | %s | %s | %.2f | %s | %d | %d | %s | %d MB |\n",
			m.Estate.Version, m.Estate, m.Operation, m.Provider, seconds(m.Wall), seconds(lowest.Wall), ratio(m.Wall, lowest.Wall),
			grouped(m.Requests), m.Connections, m.AtOnce, seconds(m.CPU), m.PeakMemory/1e6)
	}
	return table.String()
}

// Growth returns, as Markdown, how much more an estate of users needs than a smaller one.
func Growth(measurements []Measurement, from, to int) string {
	var table strings.Builder
	fmt.Fprintf(&table, "| Jira | Operation | Provider | Time | Requests | CPU | Peak memory |\n|---|---|---|--:|--:|--:|--:|\n")
	rows := 0
	for _, large := range measurements {
		estate := large.Estate
		if estate.Users != to || estate.Avatars {
			continue
		}
		estate.Users = from
		small, found := like(measurements, large, large.Provider, estate)
		if !found {
			continue
		}
		requests := "-"
		if small.Requests > 0 {
			requests = fmt.Sprintf("%.1f", float64(large.Requests)/float64(small.Requests))
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %.1f | %s | %.1f | %.1f |\n", estate.Version, large.Operation, large.Provider,
			ratio(large.Wall, small.Wall), requests, ratio(large.CPU, small.CPU), float64(large.PeakMemory)/float64(small.PeakMemory))
		rows++
	}
	if rows == 0 {
		return ""
	}
	return table.String()
}

// like returns the measurement of the same operation with this provider and this estate.
func like(measurements []Measurement, m Measurement, provider string, estate Estate) (found Measurement, ok bool) {
	index := slices.IndexFunc(measurements, func(other Measurement) bool {
		return other.Provider == provider && other.Estate == estate && other.Operation == m.Operation
	})
	if index < 0 {
		return Measurement{}, false
	}
	return measurements[index], true
}

func ratio(a, b time.Duration) float64 { return a.Seconds() / b.Seconds() }

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

// grouped returns the number with a comma before each three digits, such as 1,000.
func grouped(number int) string {
	text := strconv.Itoa(number)
	for position := len(text) - 3; position > 0; position -= 3 {
		text = text[:position] + "," + text[position:]
	}
	return text
}
