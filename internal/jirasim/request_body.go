// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// lenientString, lenientBool and lenientInt are decoded like Jackson decodes strings, booleans and integers: scalars of
// another type are converted, objects and arrays are errors.
type (
	lenientString string
	lenientBool   bool
	lenientInt    int64
)

// decodeBody decodes the JSON body and ignores unknown members. JSON that Jackson cannot read is a 400.
func (e *exchange) decodeBody(into any) *httpResponse {
	err := json.Unmarshal(e.body, into)
	if err == nil {
		return nil
	}
	message := err.Error()
	if len(bytes.TrimSpace(e.body)) == 0 || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "No content to map due to end-of-input"
	}
	return refusal(http.StatusBadRequest, message)
}

// scalar returns the text of a JSON string, number or boolean.
func scalar(raw []byte, javaType string) (string, error) {
	switch raw[0] {
	case '{', '[':
		return "", fmt.Errorf("Cannot deserialize instance of `%s` out of START_%s token", javaType, map[byte]string{'{': "OBJECT", '[': "ARRAY"}[raw[0]])
	case '"':
		var value string
		err := json.Unmarshal(raw, &value)
		return value, err
	}
	return string(raw), nil
}

func (s *lenientString) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	value, err := scalar(raw, "java.lang.String")
	*s = lenientString(value)
	return err
}

func (b *lenientBool) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "boolean")
	*b = lenientBool(strings.EqualFold(value, "true"))
	return err
}

func (i *lenientInt) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "int")
	if err != nil || value == "null" || strings.TrimSpace(value) == "" {
		return err
	}
	parsed, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return fmt.Errorf("Cannot deserialize value of type `int` from String \"%s\": not a valid Integer value", value)
	}
	*i = lenientInt(parsed)
	return nil
}
