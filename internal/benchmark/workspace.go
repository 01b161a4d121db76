// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/benchmark/usage"
	"github.com/jira-robots/terraform-provider-jira/internal/interruptible"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// workspace is a working directory of Terraform with one provider and its own simulated Jira.
type workspace struct {
	terraform   string
	provider    Provider
	estate      Estate
	jira        *jirasim.Server
	folder      string
	usage       string
	environment []string
}

func newWorkspace(ctx context.Context, programs Programs, measured Provider, estate Estate) (*workspace, error) {
	folder, err := os.MkdirTemp("", "benchmark-")
	if err != nil {
		return nil, err
	}
	server, err := jirasim.Start(jirasim.Settings{Version: estate.Version}) //nolint:contextcheck // It runs until Close.
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	server.Misbehave(jirasim.Fault{During: func(jirasim.Request) { <-time.After(latency) }})
	created := &workspace{
		terraform: programs.Terraform, provider: measured, estate: estate, jira: server, folder: folder, usage: filepath.Join(folder, "usage"),
	}
	if err := created.prepare(ctx, programs.Measured); err != nil {
		created.remove()
		return nil, err
	}
	return created, nil
}

// prepare writes the configuration of Terraform and of the estate.
func (w *workspace) prepare(ctx context.Context, measured string) error {
	plugins := filepath.Join(w.folder, "plugins")
	if err := os.Mkdir(plugins, 0o700); err != nil {
		return err
	}
	if err := os.Symlink(measured, filepath.Join(plugins, "terraform-provider-jira")); err != nil {
		return err
	}
	settings := filepath.Join(w.folder, "terraform.rc")
	overrides := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", provider.Address, plugins)
	if err := os.WriteFile(settings, []byte(overrides), 0o600); err != nil {
		return err
	}
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TF_") && !strings.HasPrefix(variable, "JIRA_") {
			w.environment = append(w.environment, variable)
		}
	}
	w.environment = append(w.environment, "TF_CLI_CONFIG_FILE="+settings, "CHECKPOINT_DISABLE=1",
		usage.ProviderVariable+"="+w.provider.Path, usage.FileVariable+"="+w.usage,
		"JIRA_BASE_URL="+w.jira.URL(), "JIRA_USERNAME=admin", "JIRA_PASSWORD=admin")
	if err := writeImages(w.folder); err != nil {
		return err
	}
	if err := w.estate.write(w.folder, 0); err != nil {
		return err
	}
	if w.estate.Shape != Module {
		return nil
	}
	_, err := w.run(ctx, "get") // Installs the module.
	return err
}

// run runs a command of Terraform and returns the state of the process, which has ended.
func (w *workspace) run(ctx context.Context, arguments ...string) (*os.ProcessState, error) {
	command := interruptible.Command(ctx, w.terraform, append(arguments, "-no-color")...)
	command.Dir, command.Env = w.folder, w.environment
	if output, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("terraform %s: %w\n%s", arguments[0], err, output[max(0, len(output)-2000):])
	}
	return command.ProcessState, nil
}

func (w *workspace) remove() {
	w.jira.Close()
	_ = os.RemoveAll(w.folder)
}

// measure runs one operation.
func (w *workspace) measure(ctx context.Context, operation Operation) (Measurement, error) {
	arguments := []string{"apply", "-auto-approve"}
	switch operation {
	case Plan:
		arguments = []string{"plan", "-detailed-exitcode"} // Fails if the plan is not empty.
	case Change:
		if err := w.estate.write(w.folder, 1); err != nil {
			return Measurement{}, err
		}
	case Destroy:
		arguments = append(arguments, "-destroy")
	default:
	}
	w.jira.ForgetRequests()
	connections, _ := w.jira.Connections()
	if err := os.Remove(w.usage); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Measurement{}, err
	}

	started := time.Now()
	ended, err := w.run(ctx, append(arguments, "-input=false")...)
	if err != nil {
		return Measurement{}, err
	}
	wall := time.Since(started)

	used, err := usage.Take(w.usage)
	if err != nil {
		return Measurement{}, err
	}
	all, atOnce := w.jira.Connections()
	return Measurement{
		Provider: w.provider.Name, Estate: w.estate, Operation: operation, Wall: wall,
		Terraform: usage.Of(ended).CPU - used.CPU, CPU: used.CPU, PeakMemory: used.PeakMemory,
		Requests: len(w.jira.Requests()), Connections: all - connections, AtOnce: atOnce,
	}, nil
}
