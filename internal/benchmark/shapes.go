// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// CompareShapes measures creating and planning an estate in every shape with the floor, with each of these Terraforms. It
// shows what Terraform itself needs: CPU time, which depends less than the wall time on what else the machine does.
func CompareShapes(ctx context.Context, programs Programs, terraforms []string, estate Estate, progress io.Writer) ([]ShapeMeasurement, error) {
	var measurements []ShapeMeasurement
	for _, shape := range Shapes {
		for _, terraform := range terraforms {
			name, err := Version(ctx, terraform)
			if err != nil {
				return nil, err
			}
			programs.Terraform, estate.Shape = terraform, shape
			measured, err := createAndPlan(ctx, programs, estate)
			if err != nil {
				return nil, fmt.Errorf("%s with %s: %w", shape, name, err)
			}
			_, _ = fmt.Fprintf(progress, "%s, %s, %s: plan %s\n", name, estate, shape, seconds(measured[1].Terraform))
			measurements = append(measurements, ShapeMeasurement{name, measured[0], measured[1]})
		}
	}
	return measurements, nil
}

// ShapeMeasurement is what creating and planning an estate needed.
type ShapeMeasurement struct {
	// Terraform is the name and the version.
	Terraform    string
	Create, Plan Measurement
}

func createAndPlan(ctx context.Context, programs Programs, estate Estate) ([]Measurement, error) {
	workspace, err := newWorkspace(ctx, programs, programs.Floor, estate)
	if err != nil {
		return nil, err
	}
	defer workspace.remove()
	var measurements []Measurement
	for _, operation := range []Operation{Create, Plan} {
		measured, err := workspace.measure(ctx, operation)
		if err != nil {
			return nil, err
		}
		measurements = append(measurements, measured)
	}
	return measurements, nil
}

// ShapeTable returns the measurements as Markdown: the CPU time of Terraform, without that of the provider.
func ShapeTable(measurements []ShapeMeasurement) string {
	var table strings.Builder
	table.WriteString("| Estate | Shape | Terraform | Create | Plan |\n|---|---|---|--:|--:|\n")
	for _, m := range measurements {
		fmt.Fprintf(&table, "| %s | %s | %s | %s | %s |\n", m.Plan.Estate, m.Plan.Estate.Shape, m.Terraform, seconds(m.Create.Terraform), seconds(m.Plan.Terraform))
	}
	return table.String()
}
