// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

// Command benchmark measures Terraform with this provider and with a provider that does nothing, and prints Markdown tables.
// It needs the environment of "go run -C tools ./terraform", which "make bench" sets.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/jira-robots/terraform-provider-jira/internal/benchmark"
	"github.com/jira-robots/terraform-provider-jira/internal/interruptible"
)

const module = "github.com/jira-robots/terraform-provider-jira"

func main() {
	// SIGHUP is the signal of a terminal that is closed.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := run(ctx, os.Args[1:])
	interrupted := ctx.Err() != nil
	stop()
	switch {
	case err != nil && interrupted:
		fmt.Fprintln(os.Stderr, "The benchmark was interrupted. Its folders are deleted.")
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

// options are the arguments of the command.
type options struct {
	sizes, avatars []int
	versions       []string
	providers      []benchmark.Provider
	terraforms     []string
	shapes         bool
	output         string
}

func run(ctx context.Context, arguments []string) error {
	chosen, err := readOptions(arguments)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "benchmark-programs-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	programs, this, err := build(ctx, folder)
	if err != nil {
		return err
	}
	chosen.providers = append([]benchmark.Provider{this}, chosen.providers...)

	measure := measureOperations
	if chosen.shapes {
		measure = measureShapes
	}
	tables, err := measure(ctx, programs, chosen)
	if err != nil {
		return err
	}
	fmt.Print(tables)
	if chosen.output == "" {
		return nil
	}
	return benchmark.Replace(chosen.output, tables)
}

func readOptions(arguments []string) (options, error) {
	var chosen options
	flags := flag.NewFlagSet("benchmark", flag.ContinueOnError)
	flags.BoolVar(&chosen.shapes, "shapes", false, "measure how configurations can be written, and not the provider")
	flags.StringVar(&chosen.output, "output", "", "file whose part between the markers is replaced by the tables")
	sizes := flags.String("sizes", "100,1000,5000", "numbers of users")
	avatars := flags.String("avatars", "100,500", "numbers of users with avatars")
	versions := flags.String("versions", "9.12,11.3", "versions of Jira")
	providers := flags.String("providers", "", "further providers to measure, as name=path")
	terraforms := flags.String("terraforms", os.Getenv("TERRAFORM"), "paths of Terraform and OpenTofu; only -shapes uses more than the first")
	if err := flags.Parse(arguments); err != nil {
		return options{}, err
	}
	var err error
	if chosen.sizes, err = numbers(*sizes); err != nil {
		return options{}, err
	}
	if chosen.avatars, err = numbers(*avatars); err != nil {
		return options{}, err
	}
	chosen.versions, chosen.terraforms = list(*versions), list(*terraforms)
	for _, named := range list(*providers) {
		name, path, found := strings.Cut(named, "=")
		if !found {
			return options{}, fmt.Errorf("provider %q is not in the form name=path", named)
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			return options{}, err
		}
		chosen.providers = append(chosen.providers, benchmark.Provider{Name: name, Path: absolute})
	}
	if len(chosen.terraforms) == 0 {
		return options{}, errors.New("no Terraform: run make bench")
	}
	return chosen, nil
}

// list returns the parts of a text that commas or spaces separate.
func list(text string) []string {
	return strings.FieldsFunc(text, func(separator rune) bool { return separator == ',' || separator == ' ' })
}

func numbers(text string) ([]int, error) {
	var parsed []int
	for _, part := range list(text) {
		number, err := strconv.Atoi(part)
		if err != nil {
			return nil, fmt.Errorf("%q is not a number", part)
		}
		parsed = append(parsed, number)
	}
	return parsed, nil
}

// build builds the programs of the benchmark and this provider.
func build(ctx context.Context, folder string) (programs benchmark.Programs, this benchmark.Provider, err error) {
	paths := map[string]string{
		"terraform-provider-jira": module,
		"floor":                   module + "/internal/benchmark/cmd/floor",
		"measured":                module + "/internal/benchmark/cmd/measured",
	}
	for name, path := range paths {
		paths[name] = filepath.Join(folder, name)
		command := interruptible.Command(ctx, "go", "build", "-trimpath", "-o", paths[name], path)
		command.Stderr = os.Stderr
		if err := command.Run(); err != nil {
			return programs, this, fmt.Errorf("build %s: %w", path, err)
		}
	}
	programs = benchmark.Programs{Measured: paths["measured"], Floor: benchmark.Provider{Name: "floor", Path: paths["floor"]}}
	return programs, benchmark.Provider{Name: "this", Path: paths["terraform-provider-jira"]}, nil
}

// measureOperations returns the tables of the operations, and of the growth from 1,000 to 5,000 users.
func measureOperations(ctx context.Context, programs benchmark.Programs, chosen options) (string, error) {
	programs.Terraform = chosen.terraforms[0]
	name, err := benchmark.Version(ctx, programs.Terraform)
	if err != nil {
		return "", err
	}
	var measurements []benchmark.Measurement
	for _, estate := range estates(chosen) {
		measured, err := benchmark.Compare(ctx, programs, chosen.providers, estate, os.Stderr)
		if err != nil {
			return "", err
		}
		measurements = append(measurements, measured...)
	}
	tables := fmt.Sprintf("%s, %s.\n\n%s", name, benchmark.Machine(), benchmark.Table(measurements, programs.Floor.Name))
	if growth := benchmark.Growth(measurements, 1000, 5000); growth != "" {
		tables += "\nGrowth from 1,000 to 5,000 users (5.0 is proportional):\n\n" + growth
	}
	return tables, nil
}

// measureShapes returns the table of the shapes. The estates have the first size of each kind.
func measureShapes(ctx context.Context, programs benchmark.Programs, chosen options) (string, error) {
	var measurements []benchmark.ShapeMeasurement
	chosen.versions = chosen.versions[:1]
	for _, estate := range estates(chosen) {
		measured, err := benchmark.CompareShapes(ctx, programs, chosen.terraforms, estate, os.Stderr)
		if err != nil {
			return "", err
		}
		measurements = append(measurements, measured...)
	}
	return benchmark.ShapeTable(measurements), nil
}

// estates returns all estates to measure, in the shape that the documentation recommends.
func estates(chosen options) []benchmark.Estate {
	var all []benchmark.Estate
	for _, size := range chosen.sizes {
		for _, version := range chosen.versions {
			all = append(all, benchmark.Estate{Version: version, Users: size, Shape: benchmark.Map})
		}
	}
	for _, size := range chosen.avatars {
		for _, version := range chosen.versions {
			all = append(all, benchmark.Estate{Version: version, Users: size, Avatars: true, Shape: benchmark.Map})
		}
	}
	return all
}
