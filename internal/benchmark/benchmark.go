// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

// Package benchmark measures the real Terraform with this provider, and with a provider of the same schemas that does nothing
// (the floor), against a simulated Jira with latency. Both are measured in turn, so that a busy machine affects both. It must
// not know how a resource works.
package benchmark

import (
	"context"
	"fmt"
	"io"
	"time"
)

// latency is how long the simulated Jira waits before it processes a request.
const latency = 20 * time.Millisecond

// Provider is a provider to measure.
type Provider struct {
	Name string
	// Path is the path of the binary.
	Path string
}

// Programs are the programs that a benchmark runs.
type Programs struct {
	// Terraform is the path of Terraform or OpenTofu.
	Terraform string
	// Measured is the path of the command "measured".
	Measured string
	// Floor is the provider that does nothing.
	Floor Provider
}

// Estate is what Terraform manages in a benchmark.
type Estate struct {
	// Version is the version of the simulated Jira.
	Version string
	Users   int
	// Avatars gives each user an avatar.
	Avatars bool
	Shape   Shape
}

// String returns how the tables name the estate.
func (e Estate) String() string {
	if e.Avatars {
		return grouped(e.Users) + " users with avatars"
	}
	return grouped(e.Users) + " users"
}

// Operation is what Terraform does with an estate.
type Operation string

// The operations, in the order in which they are measured.
const (
	Create  Operation = "create"
	Plan    Operation = "plan"
	Change  Operation = "change"
	Destroy Operation = "destroy"
)

var operations = []Operation{Create, Plan, Change, Destroy}

// Measurement is what one operation with one provider needed.
type Measurement struct {
	Provider  string
	Estate    Estate
	Operation Operation
	Wall      time.Duration
	// Terraform is the CPU time of Terraform, and CPU the CPU time of all processes of the provider.
	Terraform, CPU time.Duration
	// PeakMemory is the most memory of a process of the provider, in bytes.
	PeakMemory int64
	Requests   int
	// Connections is how many connections the provider opened, and AtOnce how many of them were open at the same time at
	// most, since the first operation.
	Connections, AtOnce int
}

// Compare measures all operations on an estate with the floor and with each provider.
func Compare(ctx context.Context, programs Programs, providers []Provider, estate Estate, progress io.Writer) ([]Measurement, error) {
	var workspaces []*workspace
	for _, provider := range append([]Provider{programs.Floor}, providers...) {
		created, err := newWorkspace(ctx, programs, provider, estate)
		if err != nil {
			return nil, err
		}
		defer created.remove() //nolint:gocritic // All workspaces are needed until the end.
		workspaces = append(workspaces, created)
	}
	var measurements []Measurement
	for _, operation := range operations {
		for _, workspace := range workspaces {
			measured, err := workspace.measure(ctx, operation)
			if err != nil {
				return nil, fmt.Errorf("%s %s of %s in Jira %s: %w", workspace.provider.Name, operation, estate, estate.Version, err)
			}
			_, _ = fmt.Fprintf(progress, "Jira %s, %s, %s with %s: %s, %d requests\n",
				estate.Version, estate, operation, measured.Provider, seconds(measured.Wall), measured.Requests)
			measurements = append(measurements, measured)
		}
	}
	return measurements, nil
}
