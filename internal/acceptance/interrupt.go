// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"bytes"
	"os"
	"strings"
	"sync"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// ApplyInterruptedAt applies the configuration and interrupts Terraform once, as Ctrl-C does. It sends the interrupt while
// Jira holds the first request that matches the fault, and Jira holds it until Terraform reports the interrupt.
// ApplyInterruptedAt returns when Terraform exits.
func (w *Workspace) ApplyInterruptedAt(fault jirasim.Fault) Result {
	w.t.Helper()
	process := w.command("apply", "-json", "-input=false", "-auto-approve")
	output := &output{stopping: make(chan struct{})}
	process.Stdout, process.Stderr = output, output
	var once sync.Once
	started := make(chan struct{})
	fault.During = func(jirasim.Request) {
		once.Do(func() {
			<-started
			if err := process.Process.Signal(os.Interrupt); err != nil {
				w.t.Errorf("interrupting Terraform: %v", err)
			}
		})
		select {
		case <-output.stopping:
		case <-w.t.Context().Done():
		}
	}
	w.Jira.Misbehave(fault)
	if err := process.Start(); err != nil {
		w.t.Fatalf("starting Terraform: %v", err)
	}
	close(started)
	_ = process.Wait() // Terraform exits with 1 after an interrupt
	w.Jira.Behave()
	return w.read(process.ProcessState.ExitCode(), output.text.Bytes())
}

// output collects the output of Terraform and closes stopping when Terraform reports the interrupt.
type output struct {
	mutex    sync.Mutex
	text     bytes.Buffer
	stopping chan struct{}
	reported bool
}

// Write implements io.Writer.
func (o *output) Write(text []byte) (int, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.text.Write(text)
	if !o.reported && strings.Contains(o.text.String(), "nterrupt") {
		o.reported = true
		close(o.stopping)
	}
	return len(text), nil
}
