// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

// Package usage measures the CPU time and the memory of a provider that Terraform starts. Terraform starts the command
// "measured" instead, which starts the provider, waits for it, and records what it used. It must not know Terraform or Jira.
package usage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// The environment variables of the command "measured": the path of the provider, and of the file that records its usage.
const (
	ProviderVariable = "BENCHMARK_PROVIDER"
	FileVariable     = "BENCHMARK_USAGE"
)

// Usage is what one or more processes used.
type Usage struct {
	// CPU is the user and system time of all processes.
	CPU time.Duration
	// PeakMemory is the most memory of any of them, in bytes.
	PeakMemory int64
}

// Of returns the usage of a process that has ended, together with the processes that it started and waited for.
func Of(state *os.ProcessState) Usage {
	used := Usage{CPU: state.UserTime() + state.SystemTime()}
	if resources, ok := state.SysUsage().(*syscall.Rusage); ok {
		used.PeakMemory = int64(resources.Maxrss) //nolint:unconvert // It is an int32 on some systems.
		if runtime.GOOS != "darwin" {             // macOS reports bytes, other systems report kilobytes.
			used.PeakMemory <<= 10
		}
	}
	return used
}

// Record runs the provider that the environment names with the standard streams of this process. It appends the usage to
// the file and returns the exit code of the provider.
func Record(ctx context.Context, arguments []string) (exitCode int, err error) {
	provider := exec.CommandContext(ctx, os.Getenv(ProviderVariable), arguments...)
	provider.Stdin, provider.Stdout, provider.Stderr = os.Stdin, os.Stdout, os.Stderr
	var exit *exec.ExitError
	if err := provider.Run(); err != nil && !errors.As(err, &exit) {
		return 1, fmt.Errorf("run the provider: %w", err)
	}
	line, err := json.Marshal(Of(provider.ProcessState))
	if err != nil {
		return 1, err
	}
	file, err := os.OpenFile(os.Getenv(FileVariable), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return 1, err
	}
	_, err = file.Write(append(line, '\n'))
	return provider.ProcessState.ExitCode(), errors.Join(err, file.Close())
}

// Take returns the usage of all providers that the file records, and removes the file.
func Take(file string) (Usage, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return Usage{}, err
	}
	var total Usage
	for line := range strings.Lines(string(content)) {
		var used Usage
		if err := json.Unmarshal([]byte(line), &used); err != nil {
			return Usage{}, fmt.Errorf("usage of a provider: %w", err)
		}
		total.CPU += used.CPU
		total.PeakMemory = max(total.PeakMemory, used.PeakMemory)
	}
	return total, os.Remove(file)
}
